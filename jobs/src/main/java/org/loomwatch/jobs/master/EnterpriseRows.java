package org.loomwatch.jobs.master;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.EnterpriseSize;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Rows of {@code enterprises.csv}. */
final class EnterpriseRows implements MasterRows {

    private static final List<String> COLUMNS = List.of(
            "uscc", "name", "industry", "area", "address", "lon", "lat", "founded_on", "size", "legal_representative");

    @Override
    public String table() {
        return "enterprise";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> key(List<String> cells) {
        return List.of("", cells.isEmpty() ? "" : cells.get(0));
    }

    @Override
    public @Nullable Rejection write(List<String> cells, Bytes rows) {
        String uscc = cells.get(0);
        if (!Uscc.isValid(uscc)) {
            boolean form = uscc.length() == Uscc.LENGTH && uscc.chars().allMatch(c -> Uscc.ALPHABET.indexOf(c) >= 0);
            return form
                    ? new Rejection(Reason.USCC_CHECK, "uscc", "check character " + Uscc.checkCharacter(uscc))
                    : new Rejection(Reason.USCC_FORMAT, "uscc", "18 characters of the USCC alphabet");
        }
        for (int field = 1; field <= 3; field++) {
            if (cells.get(field).isBlank()) {
                return new Rejection(Reason.MISSING_KEY, COLUMNS.get(field), "a value");
            }
        }
        if (EnterpriseSize.find(cells.get(8)).isEmpty()) {
            return new Rejection(Reason.ENUMERATION, "size", "large, medium, small or micro");
        }
        for (int field = 0; field <= 4; field++) {
            rows.putString(cells.get(field));
        }
        return writeRest(cells, rows);
    }

    private @Nullable Rejection writeRest(List<String> cells, Bytes rows) {
        boolean located = !cells.get(5).isBlank() && !cells.get(6).isBlank();
        for (int field = 5; field <= 6; field++) {
            if (!located) {
                rows.putByte(1);
                continue;
            }
            double most = field == 5 ? 180 : 90;
            double degrees;
            try {
                degrees = Double.parseDouble(cells.get(field));
            } catch (NumberFormatException e) {
                degrees = Double.NaN;
            }
            if (!(Math.abs(degrees) <= most)) {
                return new Rejection(Reason.AMOUNT_FORMAT, COLUMNS.get(field), "degrees, WGS 84");
            }
            rows.putByte(0);
            rows.putDouble(degrees);
        }
        if (cells.get(7).isBlank()) {
            rows.putByte(1);
        } else {
            try {
                int day = (int) LocalDate.parse(cells.get(7)).toEpochDay();
                rows.putByte(0);
                rows.putInt(day);
            } catch (DateTimeException e) {
                return new Rejection(Reason.DATE_FORMAT, "founded_on", "a date YYYY-MM-DD");
            }
        }
        rows.putString(cells.get(8));
        rows.putString(cells.get(9));
        return null;
    }
}
