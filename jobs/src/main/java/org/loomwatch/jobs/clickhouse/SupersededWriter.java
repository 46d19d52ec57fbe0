package org.loomwatch.jobs.clickhouse;

import java.util.List;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.Months;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;
import org.loomwatch.jobs.record.Versions;

/** Writes where replaced versions of records stand. Writing one twice leaves one. */
public final class SupersededWriter {

    private static final int BLOCK_BYTES = 8 << 20;
    private static final List<String> COLUMNS =
            List.of("feed", "record_id", "version", "uscc", "month", "reported_at", "file", "line");

    private final BinaryClient client;
    private final EnterpriseIndex enterprises;
    private final Bytes rows = new Bytes(1 << 12);

    public SupersededWriter(BinaryClient client, EnterpriseIndex enterprises) {
        this.client = client;
        this.enterprises = enterprises;
    }

    public void put(byte[] data, int row, String file) {
        rows.putString(FeedCode.feed(RowBlock.feed(data, row)).id());
        int id = row + RowBlock.HEAD;
        rows.putBytes(data, id, id + RecordLayout.varintSize(data, id) + RecordLayout.stringLength(data, id));
        rows.putLong(RowBlock.version(data, row));
        int enterprise = RowBlock.enterprise(data, row);
        rows.putVarint(Uscc.LENGTH);
        rows.putBytes(enterprises.codes(), enterprise * Uscc.LENGTH, (enterprise + 1) * Uscc.LENGTH);
        rows.putShort(Months.firstDay(RowBlock.month(data, row)));
        rows.putLong(Versions.reportedAt(RowBlock.version(data, row)));
        rows.putString(file);
        rows.putLong(RowBlock.line(data, row));
        if (rows.size() >= BLOCK_BYTES) {
            flush();
        }
    }

    public void flush() {
        if (rows.size() > 0) {
            client.insert("record_superseded", COLUMNS, rows.array(), rows.size());
            rows.truncate(0);
        }
    }
}
