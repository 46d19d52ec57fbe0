package org.loomwatch.datasets.reference;

/**
 * A section or division of GB/T 4754-2017.
 *
 * @param code section letter ({@code C}) or section letter and division digits ({@code C39})
 * @param section section letter
 */
public record Industry(String code, String section, String nameZh, String nameEn) {

    public Industry {
        if (!code.matches("[A-T](\\d{2})?") || !code.startsWith(section)) {
            throw new IllegalArgumentException("'" + code + "' is no section or division code of GB/T 4754");
        }
    }

    public boolean isSection() {
        return code.length() == 1;
    }
}
