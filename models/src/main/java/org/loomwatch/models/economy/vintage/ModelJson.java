package org.loomwatch.models.economy.vintage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.Map;
import org.loomwatch.models.economy.factor.FactorParameters;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.index.IndexModel;
import org.loomwatch.models.economy.index.Trend;

/** Frozen models as text. */
final class ModelJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelJson() {}

    /** What of a model is written; kind and month are columns of their own. */
    record Content(Map<String, Trend> trends, FactorParameters parameters, double scale, double centre) {}

    static String write(IndexModel model) {
        try {
            return JSON.writeValueAsString(
                    new Content(model.trends(), model.parameters(), model.scale(), model.centre()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write model " + model.id(), e);
        }
    }

    static IndexModel read(IndexKind kind, YearMonth estimated, String text) {
        try {
            Content content = JSON.readValue(text, Content.class);
            return new IndexModel(
                    kind, estimated, content.trends(), content.parameters(), content.scale(), content.centre());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the stored model of %s of %s cannot be read".formatted(kind.id(), estimated), e);
        }
    }
}
