package org.loomwatch.models.labor.registry;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.StoredScorer;
import org.loomwatch.models.labor.selection.Calibration;

/**
 * The files of one model: each member as Tribuo's protobuf, and a protobuf that says how they go together. Their SHA-256
 * stands in the registry; a file that differs is not read.
 */
public final class ModelFiles {

    private static final String RECIPE = "recipe.pb";

    private final Path directory;

    public ModelFiles(Path directory) {
        this.directory = directory;
    }

    /** Blend and calibration as they score. */
    public record Content(Blend blend, Calibration calibration) {}

    /** Writes the files and gives their hashes by name. */
    public Map<String, String> write(Content content) {
        Map<String, byte[]> files = new TreeMap<>();
        Struct.Builder recipe = Struct.newBuilder();
        ListValue.Builder members = ListValue.newBuilder();
        for (int m = 0; m < content.blend().members().size(); m++) {
            Blend.Member member = content.blend().members().get(m);
            StoredScorer stored = StoredScorer.of(member.scorer());
            String name = "member-%d.pb".formatted(m);
            files.put(name, stored.model());
            members.addValues(Value.newBuilder()
                    .setStructValue(Struct.newBuilder()
                            .putFields("file", text(name))
                            .putFields("intercept", number(member.intercept()))
                            .putFields("slope", number(member.slope()))
                            .putFields(
                                    "encoding",
                                    Value.newBuilder()
                                            .setStructValue(stored.encoding())
                                            .build())));
        }
        recipe.putFields("members", Value.newBuilder().setListValue(members).build());
        recipe.putFields("calibration", text(content.calibration().kind()));
        recipe.putFields("x", numbers(content.calibration().x()));
        recipe.putFields("y", numbers(content.calibration().y()));
        files.put(RECIPE, recipe.build().toByteArray());
        Map<String, String> hashes = new TreeMap<>();
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(directory.resolve(file.getKey()), file.getValue());
                hashes.put(file.getKey(), hash(file.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the model to " + directory, e);
        }
        return hashes;
    }

    /** @throws LaborException if a file is missing or is not the one that was registered */
    public Content read(Map<String, String> hashes) {
        try {
            Struct recipe = Struct.parseFrom(checked(RECIPE, hashes));
            List<Blend.Member> members = new ArrayList<>();
            for (Value value : recipe.getFieldsOrThrow("members").getListValue().getValuesList()) {
                Struct member = value.getStructValue();
                String file = member.getFieldsOrThrow("file").getStringValue();
                members.add(new Blend.Member(
                        new StoredScorer(
                                        checked(file, hashes),
                                        member.getFieldsOrThrow("encoding").getStructValue())
                                .scorer(),
                        member.getFieldsOrThrow("intercept").getNumberValue(),
                        member.getFieldsOrThrow("slope").getNumberValue()));
            }
            Calibration calibration = Calibration.of(
                    recipe.getFieldsOrThrow("calibration").getStringValue(),
                    doubles(recipe, "x"),
                    doubles(recipe, "y"));
            return new Content(new Blend(members), calibration);
        } catch (IOException e) {
            throw new LaborException("the model in %s cannot be read: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private byte[] checked(String file, Map<String, String> hashes) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(file));
        if (!hash(bytes).equals(hashes.get(file))) {
            throw new LaborException("%s is not the file that was registered: it was changed or damaged"
                    .formatted(directory.resolve(file)));
        }
        return bytes;
    }

    private static double[] doubles(Struct struct, String field) {
        return struct.getFieldsOrThrow(field).getListValue().getValuesList().stream()
                .mapToDouble(Value::getNumberValue)
                .toArray();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Value number(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }

    private static Value numbers(double[] numbers) {
        ListValue.Builder list = ListValue.newBuilder();
        for (double number : numbers) {
            list.addValues(number(number));
        }
        return Value.newBuilder().setListValue(list).build();
    }

    /** SHA-256, as it stands in the registry. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
