package org.loomwatch.models.labor.learner;

import java.util.List;
import org.loomwatch.models.labor.panel.FeatureTable;

/** The mean log-odds of several scorers, each first put on the scale of the others. */
public record Blend(List<Member> members) implements Scorer {

    /** A scorer whose log-odds s count as {@code intercept + slope · s}. */
    public record Member(Scorer scorer, double intercept, double slope) {}

    public Blend {
        members = List.copyOf(members);
    }

    @Override
    public double[] logOdds(FeatureTable table) {
        double[] mean = new double[table.rows()];
        for (Member member : members) {
            double[] odds = member.scorer.logOdds(table);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (member.intercept + member.slope * odds[i]) / members.size();
            }
        }
        return mean;
    }

    @Override
    public float[][] contributions(FeatureTable table) {
        float[][] mean = new float[table.width()][table.rows()];
        for (Member member : members) {
            float share = (float) (member.slope / members.size());
            float[][] one = member.scorer.contributions(table);
            for (int c = 0; c < mean.length; c++) {
                for (int i = 0; i < mean[c].length; i++) {
                    mean[c][i] += share * one[c][i];
                }
            }
        }
        return mean;
    }
}
