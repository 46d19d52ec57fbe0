package org.loomwatch.jobs.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.loomwatch.jobs.conform.Reason;

class WorkbookTest {

    @Test
    void cellsBecomeTheTextsTheyStandFor() throws IOException {
        byte[] stored = workbook(sheet -> {
            text(sheet, 0, "record_id", "month", "reported_at", "amount", "note");
            sheet.value(1, 0, "'R1");
            sheet.value(1, 1, LocalDate.of(2024, 3, 1));
            sheet.style(1, 1).format("yyyy/m").set();
            sheet.value(1, 2, LocalDateTime.of(2024, 4, 5, 10, 30));
            sheet.style(1, 2).format("yyyy/m/d h:mm").set();
            sheet.value(1, 3, 1234567.89);
            sheet.value(1, 4, "a, \"b\"\nc");
            sheet.value(3, 0, "R2");
            sheet.value(3, 3, 0.1 + 0.2);
        });
        List<String> expected = List.of(
                "record_id,month,reported_at,amount,note",
                "'R1,2024-03,2024-04-05T10:30:00,1234567.89,\"a, \"\"b\"\" c\"",
                "",
                "R2,,,0.3,");
        assertEquals(
                expected,
                new String(Workbook.toCsv(stored), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
    }

    @Test
    void whatIsNoDeliveryIsRefusedWhole() throws IOException {
        assertEquals(Reason.FILE_UNREADABLE, reason("no workbook".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Reason.FILE_EMPTY, reason(workbook(sheet -> {})));
        byte[] whole = workbook(sheet -> text(sheet, 0, "record_id"));
        assertEquals(Reason.FILE_TRUNCATED, reason(Arrays.copyOf(whole, whole.length / 3)));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        assertEquals(Reason.FILE_BOMB, reason(bomb.toByteArray()));
    }

    private static void text(Worksheet sheet, int row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            sheet.value(row, column, texts[column]);
        }
    }

    private static Reason reason(byte[] stored) {
        return assertThrows(RefusedFileException.class, () -> Workbook.toCsv(stored))
                .reason();
    }

    private static byte[] workbook(Consumer<Worksheet> filler) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "Excel", "16.0")) {
            filler.accept(workbook.newWorksheet("八月"));
        }
        return out.toByteArray();
    }
}
