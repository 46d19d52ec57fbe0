package org.loomwatch.domain.enterprise;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Master data of one enterprise.
 *
 * @param industry GB/T 4754-2017 code: section letter and division digits, such as {@code C39}
 * @param area id of the grid (or the smallest known area) it stands in
 * @param lon longitude in degrees, WGS 84; null if not located
 * @param lat latitude in degrees, WGS 84; null if not located
 */
public record Enterprise(
        Uscc uscc,
        String name,
        String industry,
        String area,
        String address,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable LocalDate foundedOn,
        EnterpriseSize size,
        String legalRepresentative) {

    public Enterprise {
        Objects.requireNonNull(uscc, "uscc");
        Objects.requireNonNull(size, "size");
        if (name.isBlank()) {
            throw new IllegalArgumentException("enterprise " + uscc + " has no name");
        }
        if (industry.isBlank()) {
            throw new IllegalArgumentException("enterprise " + uscc + " has no industry");
        }
        if ((lon == null) != (lat == null)) {
            throw new IllegalArgumentException("enterprise " + uscc + " has only one of lon and lat");
        }
    }
}
