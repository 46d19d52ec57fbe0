package org.loomwatch.api.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Master data of one enterprise.
 *
 * @param lon degrees, WGS 84; null if not located
 * @param lat degrees, WGS 84; null if not located
 * @param areaPath the area it stands in and those above, district first
 */
public record EnterpriseDetail(
        String uscc,
        String name,
        String industry,
        String area,
        String size,
        String address,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable LocalDate foundedOn,
        String legalRepresentative,
        List<AreaStep> areaPath) {

    /** One area of the path. */
    public record AreaStep(String id, String level, String nameZh, String nameEn) {}
}
