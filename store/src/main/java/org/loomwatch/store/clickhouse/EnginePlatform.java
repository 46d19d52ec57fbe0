package org.loomwatch.store.clickhouse;

import java.util.Locale;
import java.util.Optional;
import org.loomwatch.store.StoreException;

/** The platforms that the ClickHouse library is published for. */
enum EnginePlatform {
    LINUX_X64(
            "@chdb/lib-linux-x64-gnu",
            Optional.of(
                    new Fingerprint(566_330_096L, "36ad4e999882821ef13cf2d0f52c93f48e6ee1b4498b35a201c23ce4b8d15bf5"))),
    LINUX_ARM64("@chdb/lib-linux-arm64-gnu", Optional.empty()),
    MACOS_X64("@chdb/lib-darwin-x64", Optional.empty()),
    MACOS_ARM64("@chdb/lib-darwin-arm64", Optional.empty());

    /**
     * What the file of one release looks like.
     *
     * @param size in bytes
     * @param sha256 lower-case hexadecimal
     */
    record Fingerprint(long size, String sha256) {}

    private final String npmPackage;
    private final Optional<Fingerprint> fingerprint;

    EnginePlatform(String npmPackage, Optional<Fingerprint> fingerprint) {
        this.npmPackage = npmPackage;
        this.fingerprint = fingerprint;
    }

    static EnginePlatform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** @throws StoreException if there is no library for the platform */
    static EnginePlatform of(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (system.startsWith("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_X64;
        }
        if (system.startsWith("mac") && (arm || intel)) {
            return arm ? MACOS_ARM64 : MACOS_X64;
        }
        throw new StoreException("there is no ClickHouse library for " + osName + " on " + osArch
                + "; set LOOMWATCH_CLICKHOUSE_URL to use an outside server");
    }

    String npmPackage() {
        return npmPackage;
    }

    /** Empty where only loading the file shows whether it is whole. */
    Optional<Fingerprint> fingerprint() {
        return fingerprint;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
