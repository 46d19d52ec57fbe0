package org.loomwatch.api.analyst.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.loomwatch.api.server.Sheet;

/** What a table can be written as. */
public enum ExportFormat {
    PARQUET("application/vnd.apache.parquet"),
    CSV(Sheet.CSV),
    XLSX(Sheet.XLSX);

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** In addresses, and the ending of file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    public static Map<String, ExportFormat> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(ExportFormat::id, format -> format));
    }
}
