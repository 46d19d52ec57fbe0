package org.loomwatch.models.schools.backtest;

import java.util.List;

/**
 * The forecasts of all levels, areas first, made in one origin year.
 *
 * @param origin position of the origin year in the panel
 */
public record OriginForecast(int origin, List<LevelForecast> levels) {

    public LevelForecast areas() {
        return levels.get(0);
    }
}
