package org.loomwatch.jobs.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.record.Bytes;

/**
 * An XLSX delivery as the CSV text it stands for, row by row on the same line numbers. Numbers are taken as stored, without the
 * rounding that a cell's format shows; cells formatted as dates become ISO 8601.
 */
public final class Workbook {

    private static final int MOST_STORED_BYTES = 256 << 20;
    private static final long MOST_BYTES = 2L << 30;
    private static final int MOST_INFLATION = 200;
    private static final int FREE_INFLATION = 64 << 20;

    private Workbook() {}

    /** @throws RefusedFileException if the file is no workbook with one sheet of rows */
    static byte[] toCsv(byte[] stored) throws RefusedFileException {
        List<byte[]> sheets = listSheets(stored);
        if (sheets.size() > 1) {
            throw new RefusedFileException(
                    Reason.FILE_UNREADABLE, sheets.size() + " sheets have rows, a delivery has one");
        }
        return sheets.get(0);
    }

    /**
     * The first sheet that has rows; what stands on others is left.
     *
     * @throws RefusedFileException if the file is no workbook, or no sheet has a row
     */
    public static byte[] firstSheetToCsv(byte[] stored) throws RefusedFileException {
        return listSheets(stored).get(0);
    }

    private static List<byte[]> listSheets(byte[] stored) throws RefusedFileException {
        if (stored.length > MOST_STORED_BYTES) {
            throw new RefusedFileException(
                    Reason.FILE_BOMB, "a workbook of more than " + (MOST_STORED_BYTES >> 20) + " MiB");
        }
        checkInflation(stored);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(stored), new ReadingOptions(true, true))) {
            List<byte[]> sheets = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets().toList()) {
                byte[] csv = toCsv(sheet);
                if (csv.length > 0) {
                    sheets.add(csv);
                }
            }
            if (sheets.isEmpty()) {
                throw new RefusedFileException(Reason.FILE_EMPTY, "no sheet has a row");
            }
            return sheets;
        } catch (RefusedFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new RefusedFileException(Reason.FILE_UNREADABLE, "no XLSX workbook: " + e.getMessage());
        }
    }

    private static void checkInflation(byte[] stored) throws RefusedFileException {
        long total = 0;
        int entries = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = ZipFile.builder().setByteArray(stored).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                entries++;
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        total += read;
                        if (total > MOST_BYTES
                                || (total > FREE_INFLATION && total > (long) stored.length * MOST_INFLATION)) {
                            throw new RefusedFileException(
                                    Reason.FILE_BOMB, "inflates to more than " + total + " bytes");
                        }
                    }
                }
            }
        } catch (RefusedFileException e) {
            throw e;
        } catch (IOException e) {
            // A package whose end is missing lacks its directory, which stands there.
            boolean begins = stored.length > 4 && stored[0] == 'P' && stored[1] == 'K';
            throw new RefusedFileException(
                    begins ? Reason.FILE_TRUNCATED : Reason.FILE_UNREADABLE, "no XLSX workbook: " + e.getMessage());
        }
        if (entries == 0) {
            throw new RefusedFileException(Reason.FILE_UNREADABLE, "no XLSX workbook");
        }
    }

    private static byte[] toCsv(Sheet sheet) throws IOException {
        Bytes csv = new Bytes(1 << 16);
        List<String> header = null;
        int line = 1;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                Row row = all.next();
                List<String> cells = texts(row, header);
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                for (; header != null && line < row.getRowNum(); line++) {
                    csv.putByte('\n');
                }
                if (header == null) {
                    header = cells;
                    line = row.getRowNum();
                }
                write(cells, header.size(), csv);
                line++;
            }
        }
        return csv.copy();
    }

    private static List<String> texts(Row row, @Nullable List<String> header) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            String name = header == null || column >= header.size() ? "" : header.get(column);
            texts.add(cell == null ? "" : text(cell, name.strip().toLowerCase(Locale.ROOT)));
        }
        while (!texts.isEmpty() && texts.get(texts.size() - 1).isEmpty()) {
            texts.remove(texts.size() - 1);
        }
        return texts;
    }

    private static String text(Cell cell, String column) {
        if (cell.getType() == CellType.EMPTY) {
            return "";
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (cell.getType() == CellType.NUMBER || (cell.getType() == CellType.FORMULA && isNumber(cell.getValue()))) {
            return isDate(cell.getDataFormatString()) ? date(cell.asDate(), column) : plain(raw);
        }
        String text = cell.getType() == CellType.STRING ? cell.asString() : raw;
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof BigDecimal;
    }

    private static String plain(String raw) {
        try {
            // Binary fractions that Excel stores with up to 17 digits: 15 is what it shows and means.
            BigDecimal number = new BigDecimal(raw);
            BigDecimal meant = number.precision() > 15 ? number.round(new java.math.MathContext(15)) : number;
            return meant.signum() == 0 ? "0" : meant.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private static boolean isDate(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") || bare.contains("d") || bare.contains("h:") || bare.contains("m/");
    }

    private static String date(LocalDateTime date, String column) {
        if (column.equals("month")) {
            return date.format(DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT));
        }
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT));
    }

    private static void write(List<String> cells, int columns, Bytes csv) {
        for (int column = 0; column < Math.max(columns, cells.size()); column++) {
            if (column > 0) {
                csv.putByte(',');
            }
            String text = column < cells.size() ? cells.get(column) : "";
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
            byte[] bytes = (quoted ? '"' + text.replace("\"", "\"\"") + '"' : text).getBytes(StandardCharsets.UTF_8);
            csv.putBytes(bytes, 0, bytes.length);
        }
        csv.putByte('\n');
    }

    /** A stream's bytes, or as many of them as show that there are too many. */
    static byte[] readAll(InputStream in) throws IOException {
        return in.readNBytes(MOST_STORED_BYTES + 1);
    }
}
