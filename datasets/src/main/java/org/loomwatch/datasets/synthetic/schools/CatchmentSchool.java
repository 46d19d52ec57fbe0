package org.loomwatch.datasets.synthetic.schools;

/** The history and hidden future of one catchment, as tables by year and grade. */
final class CatchmentSchool {

    private final String area;
    private final int[] births;
    private final int[] dwellings;
    private final int[][] pupils;
    private final int[][] places;

    /**
     * @param births by year from {@link SchoolYears#FIRST_BIRTHS}
     * @param dwellings finished, by year from {@link SchoolYears#FIRST_HIDDEN}
     * @param pupils by year from {@link SchoolYears#FIRST_HIDDEN} and grade 1–9 at index 0–8
     * @param places as {@code pupils}
     */
    CatchmentSchool(String area, int[] births, int[] dwellings, int[][] pupils, int[][] places) {
        this.area = area;
        this.births = births;
        this.dwellings = dwellings;
        this.pupils = pupils;
        this.places = places;
    }

    String area() {
        return area;
    }

    int births(int year) {
        return births[year - SchoolYears.FIRST_BIRTHS];
    }

    int dwellings(int year) {
        return dwellings[year - SchoolYears.FIRST_HIDDEN];
    }

    int pupils(int grade, int year) {
        return pupils[year - SchoolYears.FIRST_HIDDEN][grade - 1];
    }

    int places(int grade, int year) {
        return places[year - SchoolYears.FIRST_HIDDEN][grade - 1];
    }
}
