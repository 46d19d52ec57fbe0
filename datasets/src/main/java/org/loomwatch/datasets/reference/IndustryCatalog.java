package org.loomwatch.datasets.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections and divisions of GB/T 4754-2017, in the standard's order. */
public final class IndustryCatalog {

    private static final Map<String, Industry> BY_CODE = load();

    private IndustryCatalog() {}

    public static Optional<Industry> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** @throws IllegalArgumentException if the standard has no such section or division */
    public static Industry get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("GB/T 4754-2017 has no " + code));
    }

    /** The 20 sections A–T. */
    public static List<Industry> listSections() {
        return BY_CODE.values().stream().filter(Industry::isSection).toList();
    }

    /** The 97 divisions 01–97. */
    public static List<Industry> listDivisions() {
        return BY_CODE.values().stream()
                .filter(industry -> !industry.isSection())
                .toList();
    }

    private static Map<String, Industry> load() {
        ReferenceTable table = ReferenceTable.load(IndustryCatalog.class, "industries.csv");
        Map<String, Industry> byCode = new LinkedHashMap<>();
        for (int row = 0; row < table.size(); row++) {
            Industry industry = new Industry(
                    table.get(row, "code"),
                    table.get(row, "section"),
                    table.get(row, "name_zh"),
                    table.get(row, "name_en"));
            byCode.put(industry.code(), industry);
        }
        return byCode;
    }
}
