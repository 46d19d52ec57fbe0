package org.loomwatch.api.quarantine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Csv;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.CsvLine;

/** Open rows of one feed as a table that is corrected in a spreadsheet and handed back. */
final class CorrectionSheet {

    private static final List<String> KEY = List.of("file_hash", "line");
    private static final List<String> WHY = List.of("file", "column", "reason", "expected");
    private static final String GUARDED = "=+-@";

    private CorrectionSheet() {}

    static String write(Feed feed, List<QuarantineDetail> rows, boolean complete) {
        List<String> header = new ArrayList<>(KEY);
        header.addAll(WHY);
        header.addAll(feed.header());
        Csv csv = new Csv(header.toArray(String[]::new));
        for (QuarantineDetail row : rows) {
            QuarantineItem item = row.item();
            List<String> cells = new ArrayList<>(List.of(
                    item.fileHash(),
                    String.valueOf(item.line()),
                    item.file(),
                    item.column(),
                    item.reasonZh() + " / " + item.reasonEn(),
                    item.expected()));
            Map<String, String> texts = new LinkedHashMap<>();
            row.fields().forEach(field -> texts.put(field.name(), field.text()));
            feed.header().forEach(name -> cells.add(texts.getOrDefault(name, "")));
            csv.row(cells.toArray(String[]::new));
        }
        return csv.end(rows.size(), complete);
    }

    /**
     * Reads a sheet back. Columns that tell why the row was rejected are not looked at.
     *
     * @throws Problem if it is none
     */
    static List<Correction> parse(String sheet) {
        List<String> lines = sheet.replace("\uFEFF", "").lines().toList();
        if (lines.isEmpty()) {
            throw invalid("空文件", "it is empty");
        }
        List<String> header = CsvLine.split(lines.get(0));
        if (!header.containsAll(KEY)) {
            throw invalid("缺少 file_hash 或 line 列", "the columns file_hash and line are missing");
        }
        List<Correction> corrections = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                corrections.add(correction(header, CsvLine.split(line), i + 1));
            }
        }
        return corrections;
    }

    private static Correction correction(List<String> header, List<String> cells, int line) {
        if (cells.size() != header.size()) {
            throw invalid("第 " + line + " 行列数不符", "line " + line + " has another number of columns than the header");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        String hash = "";
        String number = "";
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String text = unguarded(cells.get(i));
            if (name.equals("file_hash")) {
                hash = text;
            } else if (name.equals("line")) {
                number = text;
            } else if (!WHY.contains(name) && !name.isBlank()) {
                fields.put(name, text);
            }
        }
        if (!number.matches("\\d{1,18}")) {
            throw invalid("第 " + line + " 行的 line 列不是行号", "line " + line + ": '" + number + "' is no line number");
        }
        return new Correction(hash, Long.parseLong(number), fields);
    }

    /** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && GUARDED.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(
                ProblemType.INVALID_BODY, Text.of("更正表无法读取：" + zh, "this is no sheet of corrections: " + en));
    }
}
