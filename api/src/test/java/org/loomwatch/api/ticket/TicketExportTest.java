package org.loomwatch.api.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tickets as CSV and workbook, over HTTP. */
@Timeout(180)
class TicketExportTest extends TicketFlow {

    @Test
    void exportsSayHowManyRowsAndLetNoTextBecomeAFormula() throws Exception {
        YearMonth month = YearMonth.of(2025, 10);
        district.warn(month, "91440300MA5DH00018", "D01", "orange", "queue", 1);
        dispatch(month);
        district.context.postgres().useHandle(handle -> handle.execute("UPDATE ticket SET enterprise = '=1+1'"));
        String now = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
        String csv = district.get("head", "/api/v1/evaluation/tickets.csv?figure=all&month=" + now)
                        .body()
                + district.get(
                                "head",
                                "/api/v1/evaluation/tickets.csv?figure=all&month="
                                        + YearMonth.now(ZoneId.of("Asia/Shanghai"))
                                                .plusMonths(1))
                        .body();
        assertTrue(csv.contains("'=1+1"), csv);
        assertTrue(csv.contains("# rows 1,complete"), csv);
        assertEquals(
                200,
                district.get("head", "/api/v1/evaluation.xlsx?month=" + now).statusCode());
    }

    @Test
    void aWorkbookHasEveryTicketWithItsTimesAndSaysThatThisIsAll() throws Exception {
        YearMonth month = YearMonth.of(2024, 10);
        for (int i = 0; i < 3; i++) {
            district.warn(month, "91440300MA5DQ0003" + i, "D01", "orange", "queue", 1);
        }
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DQ00030");
        done(district.step("anna", id, "accept", body(), null));
        done(district.step("anna", id, "visits", visit(), null));
        done(district.step("anna", id, "result", result(), null));
        done(district.step("bo", id, "verify", body().put("reason", ""), null));
        done(district.step("bo", id, "close", body(), null));
        district.context
                .postgres()
                .useHandle(handle -> handle.execute("UPDATE ticket SET enterprise = '=HYPERLINK(\"http://x\")'"));
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        String due = YearMonth.from(
                        Instant.parse(ticket.get("accept_due_at").asText()).atZone(ZoneId.of("Asia/Shanghai")))
                .toString();
        byte[] file = district.file("head", "/api/v1/evaluation/tickets.xlsx?figure=all&month=" + due);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            List<String> header =
                    rows.get(0).stream().map(cell -> cell.getText()).toList();
            assertEquals(1 + 3, rows.size());
            Row row = rows.stream()
                    .filter(line -> line.getCellText(header.indexOf("uscc")).endsWith("Q00030"))
                    .findFirst()
                    .orElseThrow();
            for (String time : List.of(
                    "opened_at",
                    "dispatched_at",
                    "accept_due_at",
                    "accepted_at",
                    "resolve_due_at",
                    "resolved_at",
                    "verified_at",
                    "closed_at")) {
                OffsetDateTime written = OffsetDateTime.parse(row.getCellText(header.indexOf(time)));
                assertEquals(ZoneOffset.ofHours(8), written.getOffset(), time);
                assertEquals(
                        Instant.parse(ticket.get(time).asText()).truncatedTo(ChronoUnit.SECONDS),
                        written.toInstant(),
                        time);
            }
            Cell name = row.getCell(header.indexOf("enterprise"));
            assertEquals(CellType.STRING, name.getType(), "text, not a formula");
            assertEquals("=HYPERLINK(\"http://x\")", name.getText());
            List<Row> about = book.getSheet(1).orElseThrow().read();
            assertEquals("3", about.get(0).getCell(1).getText());
            assertEquals("complete", about.get(1).getCellText(1));
        }
        byte[] units = district.file("head", "/api/v1/evaluation.xlsx?month=" + due);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(units))) {
            int listed = book.getFirstSheet().read().size() - 1;
            assertEquals(
                    Integer.toString(listed),
                    book.getSheet(1).orElseThrow().read().get(0).getCell(1).getText());
        }
    }
}
