package org.loomwatch.jobs.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.loomwatch.jobs.conform.Reason;

class FileInspectionTest {

    private static final String TEXT = "姓名,金额\n\"张\n三\",1\n李四,2\n";

    @Test
    void detectsTheCharacterSet() throws IOException {
        assertEquals(
                StandardCharsets.UTF_8,
                inspect(TEXT.getBytes(StandardCharsets.UTF_8)).charset());
        assertEquals(
                "GB18030",
                inspect(TEXT.getBytes(Charset.forName("GB18030"))).charset().name());
        byte[] late = ("x".repeat(200_000) + "\n").repeat(3).concat(TEXT).getBytes(Charset.forName("GB18030"));
        assertEquals("GB18030", inspect(late).charset().name());
    }

    @Test
    void hashesTheContentWhateverThePacking() throws IOException {
        byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(plain);
        assertEquals(
                inspect(plain).hash(),
                FileInspection.of(new ByteArrayInputStream(packed), true, packed.length)
                        .hash());
        assertNotEquals(
                inspect(plain).hash(),
                inspect("other\n".getBytes(StandardCharsets.UTF_8)).hash());
    }

    @Test
    void refusesBadFilesWithOneReason() throws IOException {
        byte[] packed = gzip("1,2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertEquals(Reason.FILE_TRUNCATED, reason(Arrays.copyOf(packed, packed.length - 10), true));
        packed[packed.length / 2] ^= 0x55;
        assertEquals(Reason.FILE_TRUNCATED, reason(packed, true));
        assertEquals(Reason.FILE_TRUNCATED, reason("no gzip".getBytes(StandardCharsets.UTF_8), true));
        assertEquals(Reason.FILE_EMPTY, reason(new byte[0], false));
        assertEquals(Reason.FILE_CHARSET, reason(new byte[] {'a', (byte) 0xFF, (byte) 0xFE, 'b', '\n'}, false));
        assertEquals(Reason.FILE_LINE, reason("x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8), false));
        assertEquals(Reason.FILE_BOMB, reason(gzip("1,2\n".repeat(20 << 20).getBytes(StandardCharsets.UTF_8)), true));
    }

    @Test
    void cutsAtRowsNotWithinQuotes() throws IOException {
        StringBuilder text = new StringBuilder("header\r\n");
        for (int i = 0; i < 60_000; i++) {
            text.append(i % 7 == 0 ? "\"a\nb\",ä" : "plain,row").append(i).append('\n');
        }
        List<String> pieces = new ArrayList<>();
        int line = 2;
        try (ChunkReader reader = new ChunkReader(
                new ByteArrayInputStream(text.toString().getBytes(Charset.forName("GB18030"))),
                Charset.forName("GB18030"),
                true)) {
            assertEquals("header", reader.readLine());
            for (ChunkReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                assertEquals(line, rows.firstLine());
                String piece = new String(rows.bytes(), 0, rows.size(), StandardCharsets.UTF_8);
                line += (int) piece.chars().filter(c -> c == '\n').count();
                pieces.add(piece);
            }
        }
        assertEquals(text.substring("header\r\n".length()), String.join("", pieces));
        pieces.forEach(
                piece -> assertEquals(0, piece.chars().filter(c -> c == '"').count() % 2));
    }

    private static FileInspection inspect(byte[] bytes) throws IOException {
        return FileInspection.of(new ByteArrayInputStream(bytes), false, bytes.length);
    }

    private static Reason reason(byte[] bytes, boolean gzip) {
        return assertThrows(
                        RefusedFileException.class,
                        () -> FileInspection.of(new ByteArrayInputStream(bytes), gzip, bytes.length))
                .reason();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
