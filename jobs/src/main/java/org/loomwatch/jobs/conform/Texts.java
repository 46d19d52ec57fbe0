package org.loomwatch.jobs.conform;

/** What departments' exports do to a text without changing its meaning, undone. */
final class Texts {

    private Texts() {}

    /** Full-width forms become ASCII, outer blanks and Excel's leading apostrophe go. */
    static String normalise(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                normal.append((char) (c - 0xFEE0));
            } else if (c == '\u3000' || c == '\u00A0' || c == '\t') {
                normal.append(' ');
            } else if (c != '\u200B' && c != '\uFEFF') {
                normal.append(c);
            }
        }
        int from = 0;
        int to = normal.length();
        while (from < to
                && (normal.charAt(from) == ' ' || normal.charAt(from) == '\'' || normal.charAt(from) == '\u2019')) {
            from++;
        }
        while (to > from && normal.charAt(to - 1) == ' ') {
            to--;
        }
        return normal.substring(from, to);
    }

    /** A number's text without currency sign and thousands separators, if these stand where they may. */
    static String number(String text) {
        String normal = normalise(text);
        if (normal.startsWith("\u00A5") || normal.startsWith("\uFFE5")) {
            normal = normal.substring(1).strip();
        }
        return normal.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? normal.replace(",", "") : normal;
    }

    /** {@code 2024年3月5日}, {@code 2024/3/5}, {@code 2024.3.5} and {@code 20240305} as 2024-03-05; months alike. */
    static String date(String text) {
        String normal = normalise(text);
        if (normal.matches("\\d{8}")) {
            return normal.substring(0, 4) + "-" + normal.substring(4, 6) + "-" + normal.substring(6);
        }
        if (normal.matches("\\d{6}")) {
            return normal.substring(0, 4) + "-" + normal.substring(4);
        }
        String[] parts = normal.replaceAll("[\u65E5\u53F7]$|\u6708$", "").split("[-/.\u5E74\u6708]", -1);
        if (parts.length < 2 || parts.length > 3) {
            return normal;
        }
        StringBuilder date = new StringBuilder(parts[0].strip());
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            date.append(part.length() == 1 ? "-0" : "-").append(part);
        }
        return date.toString();
    }
}
