package org.loomwatch.jobs.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.Reason;

/** Loads master data into ClickHouse before the feeds that refer to it. Loading the same again changes nothing. */
public final class MasterData {

    private final GeoFile geography;
    private final MasterCsv tables;
    private final QuarantineWriter quarantine;

    /** @param version greater than in every run before */
    public MasterData(BinaryClient client, long version) {
        quarantine = new QuarantineWriter(client);
        geography = new GeoFile(client, quarantine);
        tables = new MasterCsv(client, quarantine, version);
    }

    /** Rows taken so far. */
    public long taken() {
        return geography.taken() + tables.taken();
    }

    /** Rows, and whole files, quarantined so far. */
    public long rejected() {
        return geography.rejected() + tables.rejected();
    }

    public void load(List<Path> areas, List<Path> terrain, List<Path> enterpriseFiles, List<Path> disputeFiles) {
        areas.forEach(file -> load(file, "areas", geography::loadAreas));
        terrain.forEach(file -> load(file, "terrain", geography::loadTerrain));
        enterpriseFiles.forEach(file -> load(file, "enterprises", rows(new EnterpriseRows())));
        disputeFiles.forEach(file -> load(file, "disputes", rows(new DisputeRows())));
        quarantine.flush();
    }

    /** School catchments, pupils, births, places, dwellings and events. */
    public void loadSchools(List<Path> catchments, List<Path> schoolTables) {
        catchments.forEach(file -> load(file, "catchments", geography::loadCatchments));
        for (Path file : schoolTables) {
            SchoolTable table = SchoolTable.get(file.getFileName().toString());
            load(file, file.getFileName().toString().replace(".csv", ""), rows(new SchoolRows(table)));
        }
        quarantine.flush();
    }

    private interface Loader {
        void load(Path file, QuarantineSource source) throws IOException;
    }

    private Loader rows(MasterRows shape) {
        return (file, source) -> tables.load(shape, file, source);
    }

    private void load(Path file, String kind, Loader loader) {
        String name = file.getFileName().toString();
        try {
            loader.load(file, new QuarantineSource(name, hash(file), kind));
        } catch (IOException e) {
            quarantine.refuse(
                    new QuarantineSource(name, "name:" + name, kind), Reason.FILE_UNREADABLE, String.valueOf(e));
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
