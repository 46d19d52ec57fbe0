package org.loomwatch.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.chain.GeneratedDistrict;
import org.loomwatch.api.server.Json;
import picocli.CommandLine;

/** Bad rows dropped into the inbox of a running server, settled from the command line in every way there is. */
@ExtendWith(GeneratedDistrict.class)
class QuarantineCommandIT {

    private static final String NAME = "water-2026-01-planted.csv";
    private static final int MOST_TRIES = 120;

    private GeneratedDistrict.Running district;
    private int exit;

    @Test
    void rowsAreListedCorrectedResubmittedAndDismissed(GeneratedDistrict.Running running, @TempDir Path directory)
            throws Exception {
        district = running;
        String uscc = sql("SELECT min(uscc) FROM enterprise FINAL");
        plant(uscc);
        JsonNode listed = await(
                () -> run("list", "--file", NAME), found -> found.get("items").size() == 5);
        assertEquals("amount_negative", listed.at("/items/0/reason").asText());

        Path sheet = directory.resolve("sheet.csv");
        run("download", "--sheet", "--feed", "water", "--file", NAME, "--out", sheet.toString());
        assertEquals(0, exit);
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(sheet)) {
            // Two rows are mended, one is changed and still wrong, two are left out; saved as a Chinese spreadsheet
            // does.
            if (line.contains("CLI-1") || line.contains("CLI-2")) {
                lines.add(line.replace(",-1", ",3"));
            } else if (line.contains("CLI-3")) {
                lines.add(line.replace(",-1", ",3.12345"));
            } else if (!line.contains("CLI-")) {
                lines.add(line.replace("\uFEFF", ""));
            }
        }
        Files.write(sheet, lines, Charset.forName("GB18030"));
        JsonNode corrected = run("correct", sheet.toString());
        assertEquals(1, exit, "one row is still refused");
        assertEquals(3, corrected.get("rows").asInt(), corrected::toString);
        assertEquals(2, corrected.get("accepted").asInt());
        assertEquals("amount_format", corrected.at("/refused/0/reason").asText());
        assertEquals("cubic_metres", corrected.at("/refused/0/column").asText());

        String third = idOf(listed, "CLI-3");
        JsonNode refused = run("resubmit", third, "--set", "cubic_metres=much");
        assertEquals(1, exit);
        assertEquals("rejected", refused.get("outcome").asText());
        assertEquals(
                "accepted",
                run("resubmit", third, "--set", "cubic_metres=3").get("outcome").asText());
        assertEquals(0, exit);
        run("resubmit", third, "--set", "cubic_metres=4");
        assertEquals(2, exit, "it is settled");
        assertEquals(
                1,
                run("dismiss", idOf(listed, "CLI-4"), "--note", "test data")
                        .get("dismissed")
                        .asInt());
        assertEquals(
                1,
                run("dismiss", "--file", NAME, "--note", "test data")
                        .get("dismissed")
                        .asInt());
        assertEquals(0, run("list", "--file", NAME).get("items").size());
        assertEquals(
                5,
                run("list", "--file", NAME, "--state", "settled").get("items").size());
        for (int tries = 0; !"3 9".equals(held()); tries++) {
            assertTrue(tries < MOST_TRIES, "the corrected rows do not come");
            Thread.sleep(500);
        }

        run("list", "--state", "closed");
        assertEquals(2, exit);
        run("dismiss", "--note", "which?");
        assertEquals(2, exit);
    }

    private void plant(String uscc) throws Exception {
        StringBuilder text = new StringBuilder("record_id,uscc,month,reported_at,meter_id,cubic_metres\n");
        for (int i = 1; i <= 5; i++) {
            text.append("CLI-%d,%s,2026-01,2026-02-05T08:00:00+08:00,CLI%d,-1\n".formatted(i, uscc, i));
        }
        Path inbox = district.directory().resolve("data/inbox");
        Files.writeString(inbox.resolve(NAME + ".part"), text);
        Files.move(inbox.resolve(NAME + ".part"), inbox.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private String held() {
        return sql("SELECT concat(toString(count()), ' ', toString(sum(cubic_metres))) FROM record_water FINAL"
                + " WHERE startsWith(record_id, 'CLI-')");
    }

    private String sql(String text) {
        return district.stores().clickHouse().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(text)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private static String idOf(JsonNode listed, String record) {
        for (JsonNode item : listed.get("items")) {
            if (item.get("record_id").asText().equals(record)) {
                return item.get("file_hash").asText() + "/" + item.get("line").asText();
            }
        }
        throw new AssertionError(record + " is not in " + listed);
    }

    private interface Asked {
        JsonNode ask() throws Exception;
    }

    private static JsonNode await(Asked asked, java.util.function.Predicate<JsonNode> wanted) throws Exception {
        for (int tries = 0; ; tries++) {
            JsonNode found = asked.ask();
            if (wanted.test(found)) {
                return found;
            }
            assertTrue(tries < MOST_TRIES, found::toString);
            Thread.sleep(500);
        }
    }

    private JsonNode run(String... arguments) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        exit = command.execute(Stream.concat(
                        Stream.of(
                                "quarantine",
                                arguments[0],
                                "--json",
                                "--data",
                                district.directory().resolve("data").toString()),
                        Stream.of(arguments).skip(1))
                .toArray(String[]::new));
        return out.toString().isEmpty() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(out.toString());
    }
}
