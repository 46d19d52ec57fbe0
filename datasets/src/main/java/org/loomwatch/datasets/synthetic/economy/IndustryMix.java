package org.loomwatch.datasets.synthetic.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loomwatch.datasets.reference.IndustryCatalog;
import org.loomwatch.datasets.reference.ReferenceTable;
import org.loomwatch.datasets.synthetic.DistrictRequest;

/** The divisions present in the district and how often; parameters in {@code industry-mix.csv}. */
public final class IndustryMix {

    public static final int SECTIONS = 20;

    private final List<IndustryProfile> profiles;
    private final double[] cumulativeShares;

    public IndustryMix() {
        ReferenceTable table = ReferenceTable.load(DistrictRequest.class, "industry-mix.csv");
        List<IndustryProfile> rows = new ArrayList<>();
        double total = 0;
        for (int row = 0; row < table.size(); row++) {
            rows.add(read(table, row));
            total += rows.get(row).share();
        }
        profiles = List.copyOf(rows);
        cumulativeShares = new double[rows.size()];
        double sum = 0;
        for (int i = 0; i < cumulativeShares.length; i++) {
            sum += rows.get(i).share();
            cumulativeShares[i] = sum / total;
        }
    }

    public int size() {
        return profiles.size();
    }

    public IndustryProfile get(int index) {
        return profiles.get(index);
    }

    public List<IndustryProfile> list() {
        return profiles;
    }

    /** Shares summed in order, ending at 1. The caller must not change it. */
    public double[] cumulativeShares() {
        return cumulativeShares;
    }

    private static IndustryProfile read(ReferenceTable table, int row) {
        String code = IndustryCatalog.get(table.get(row, "industry")).code();
        return new IndustryProfile(
                code,
                code.charAt(0) - 'A',
                table.getDouble(row, "share"),
                table.getDouble(row, "staff_median"),
                table.getDouble(row, "staff_sigma"),
                table.getDouble(row, "wage"),
                table.getDouble(row, "turnover_per_head"),
                table.getDouble(row, "kwh_per_head"),
                table.getDouble(row, "m3_per_head"),
                table.getDouble(row, "vat_rate"),
                table.getDouble(row, "cycle"),
                Rhythm.valueOf(table.get(row, "rhythm").toUpperCase(Locale.ROOT)),
                table.getDouble(row, "cooling"),
                table.getDouble(row, "dispute"),
                table.getDouble(row, "exit_share"),
                List.of(table.get(row, "words").split(";")),
                List.of(table.get(row, "kinds").split(";")));
    }
}
