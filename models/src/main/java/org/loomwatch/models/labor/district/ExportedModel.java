package org.loomwatch.models.labor.district;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.ModelExchange;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.models.labor.registry.ModelFiles;

/**
 * A model as written for other programs.
 *
 * @param files names of all files
 */
public record ExportedModel(String model, List<Member> members, List<String> files) {

    /** Scores may differ by the rounding of single precision, and by no more. */
    private static final double AGREEMENT = 1e-3;

    /**
     * @param kind {@code onnx} or {@code xgboost}
     * @param largestDifference of log-odds between what was written, read and run again, and ours
     */
    public record Member(String kind, double largestDifference) {}

    static ExportedModel write(String model, ModelFiles.Content content, FeatureTable sample, Path directory)
            throws IOException {
        List<Member> members = new ArrayList<>();
        Map<String, byte[]> contents = new TreeMap<>();
        List<Map<String, Object>> recipe = new ArrayList<>();
        for (int m = 0; m < content.blend().members().size(); m++) {
            Blend.Member member = content.blend().members().get(m);
            ModelExchange.Exported exported = ModelExchange.export(member.scorer(), "member-" + m, sample);
            if (!(exported.largestDifference() <= AGREEMENT)) {
                throw new LaborException("member %d as %s scores otherwise than ours, by up to %s: not written"
                        .formatted(m, exported.kind(), exported.largestDifference()));
            }
            contents.putAll(exported.files());
            members.add(new Member(exported.kind(), exported.largestDifference()));
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("member", "member-" + m);
            line.put("intercept", member.intercept());
            line.put("slope", member.slope());
            recipe.add(line);
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("model", model);
        whole.put("log_odds", "mean over members of intercept + slope * log-odds of the member");
        whole.put(
                "probability",
                "1 / (1 + exp(-y)), y where log_odds lies on the line through the corners of calibration_x and calibration_y, its"
                        + " ends drawn on");
        whole.put("members", recipe);
        whole.put("calibration", content.calibration().kind());
        whole.put("calibration_x", content.calibration().x());
        whole.put("calibration_y", content.calibration().y());
        contents.put(
                "recipe.json",
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
        Files.createDirectories(directory);
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        return new ExportedModel(model, members, List.copyOf(contents.keySet()));
    }
}
