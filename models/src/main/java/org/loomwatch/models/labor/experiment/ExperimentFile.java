package org.loomwatch.models.labor.experiment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;

/** Reads an {@link Experiment} from YAML; the format is described in {@code docs/guide/analyst-bench.md}. */
public final class ExperimentFile {

    private static final int LONGEST = 20_000;

    private static final ObjectReader READER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(Entry.class);

    private ExperimentFile() {}

    private record Entry(
            @Nullable String name,
            @Nullable String vintage,
            @Nullable Integer horizon,
            @Nullable FeatureEntry features,
            @Nullable ModelEntry model,
            @Nullable Integer search,
            @Nullable Long seed) {}

    private record FeatureEntry(
            @Nullable List<String> include, @Nullable List<String> exclude) {}

    private record ModelEntry(
            @Nullable String kind,
            @Nullable Double penalty,
            @Nullable Integer trees,
            @Nullable Integer depth,
            @Nullable Double learningRate,
            @Nullable Double leastChild) {}

    /** @throws LaborException naming the file, and the line and part that does not fit */
    public static Experiment read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new LaborException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (LaborException e) {
            throw new LaborException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** @throws LaborException naming the line and part that does not fit */
    public static Experiment parse(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new LaborException("an experiment of more than %d characters".formatted(LONGEST));
        }
        try {
            Entry entry = READER.readValue(yaml);
            if (entry == null) {
                throw new LaborException("name: expected 1 to 80 characters");
            }
            return experiment(entry);
        } catch (JacksonException e) {
            String part = e instanceof JsonMappingException bound
                    ? bound.getPath().stream()
                            .map(step ->
                                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                            .collect(Collectors.joining("."))
                    : "yaml";
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new LaborException("line %d, %s: %s".formatted(line, part, e.getOriginalMessage()), e);
        }
    }

    private static Experiment experiment(Entry entry) {
        Experiment.Model usual = Experiment.Model.USUAL;
        ModelEntry model = Objects.requireNonNullElse(entry.model, new ModelEntry(null, null, null, null, null, null));
        FeatureEntry features = Objects.requireNonNullElse(entry.features, new FeatureEntry(null, null));
        if (Experiment.Model.ELSEWHERE.kind().equals(model.kind)) {
            throw new LaborException(
                    "model.kind: expected usual, blend, logistic or boosted; onnx comes by labor import");
        }
        return new Experiment(
                Objects.requireNonNullElse(entry.name, ""),
                entry.vintage,
                Objects.requireNonNullElse(entry.horizon, Experiment.USUAL_HORIZON),
                new Experiment.Features(
                        Objects.requireNonNullElse(features.include, Experiment.Features.ALL.include()),
                        Objects.requireNonNullElse(features.exclude, List.of())),
                new Experiment.Model(
                        Objects.requireNonNullElse(model.kind, usual.kind()),
                        Objects.requireNonNullElse(model.penalty, usual.penalty()),
                        Objects.requireNonNullElse(model.trees, usual.trees()),
                        Objects.requireNonNullElse(model.depth, usual.depth()),
                        Objects.requireNonNullElse(model.learningRate, usual.learningRate()),
                        Objects.requireNonNullElse(model.leastChild, usual.leastChild())),
                Objects.requireNonNullElse(entry.search, 0),
                Objects.requireNonNullElse(entry.seed, 1L));
    }
}
