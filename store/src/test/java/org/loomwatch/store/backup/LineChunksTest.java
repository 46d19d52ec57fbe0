package org.loomwatch.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class LineChunksTest {

    @Property(tries = 200)
    void chunksHaveAsManyLinesAsAskedAndTogetherAreTheWhole(
            @ForAll @Size(max = 40) List<@CharRange(from = 'a', to = 'd') @StringLength(max = 9) String> lines,
            @ForAll @IntRange(min = 1, max = 7) int linesPerChunk,
            @ForAll @IntRange(min = 1, max = 50) int readAtOnce)
            throws IOException {
        String text = lines.stream().map(line -> line + "\n").reduce("", String::concat);
        LineChunks chunks =
                new LineChunks(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), linesPerChunk);
        StringBuilder whole = new StringBuilder();
        int count = 0;
        while (chunks.hasNext()) {
            String chunk = readAll(chunks.next(), readAtOnce);
            assertTrue(chunk.endsWith("\n"));
            assertTrue(chunk.lines().count() <= linesPerChunk);
            whole.append(chunk);
            count++;
        }
        assertEquals(text, whole.toString());
        assertEquals((lines.size() + linesPerChunk - 1) / linesPerChunk, count);
    }

    private static String readAll(InputStream stream, int readAtOnce) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[readAtOnce];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes.write(buffer, 0, read);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
