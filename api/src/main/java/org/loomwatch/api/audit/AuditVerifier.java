package org.loomwatch.api.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Secrets;

/** Reads the whole trail and finds every edit, deletion, insertion, reordering and cut tail. */
public final class AuditVerifier {

    private static final int MAX_FAULTS = 100;

    private final Jdbi postgres;
    private final AuditAnchor anchor;

    public AuditVerifier(Jdbi postgres, AuditAnchor anchor) {
        this.postgres = postgres;
        this.anchor = anchor;
    }

    /**
     * What was found.
     *
     * @param entries entries read
     * @param unanchored entries after the head kept outside the database: written just before a crash, chained but not anchored
     * @param faults one sentence a fault, at most {@value #MAX_FAULTS}; empty if the trail is whole
     */
    public record Report(long entries, long unanchored, List<String> faults) {

        public boolean isWhole() {
            return faults.isEmpty();
        }
    }

    public Report verify() {
        Walk walk = new Walk();
        try {
            walk.head = anchor.findHead();
        } catch (AuditException e) {
            walk.headDamaged = true;
            walk.faults.add(e.getMessage());
        }
        postgres.useTransaction(handle -> {
            try (Stream<AuditEntry> entries = handle
                    .createQuery("SELECT * FROM audit_entry ORDER BY seq")
                    .setFetchSize(1_000)
                    .map(AuditRows::read)
                    .stream()) {
                entries.forEach(walk::visit);
            }
        });
        return walk.finish();
    }

    private final class Walk {
        private final List<String> faults = new ArrayList<>();
        private Optional<AuditAnchor.Head> head = Optional.empty();
        private boolean headDamaged;
        private long entries;
        private long lastSeq;
        private String lastHash = AuditChain.GENESIS;

        void visit(AuditEntry entry) {
            entries++;
            boolean gap = entry.seq() != lastSeq + 1;
            if (gap) {
                fault(
                        entry.seq() == lastSeq + 2
                                ? "entry %d is missing".formatted(lastSeq + 1)
                                : "entries %d to %d are missing".formatted(lastSeq + 1, entry.seq() - 1));
            }
            if (!Secrets.equal(entry.hash(), anchor.chain().hash(entry))) {
                fault("entry %d (%s by %s at %s) was changed or put in: its hash does not fit"
                        .formatted(entry.seq(), entry.action(), entry.actor(), entry.at()));
            } else if (!gap && !Secrets.equal(entry.previous(), lastHash)) {
                fault("entry %d does not follow entry %d: entries were exchanged or replaced"
                        .formatted(entry.seq(), lastSeq));
            }
            lastSeq = entry.seq();
            lastHash = entry.hash();
            if (head.isPresent()
                    && head.get().seq() == lastSeq
                    && !Secrets.equal(lastHash, head.get().hash())) {
                fault("entry %d is not the one that the head outside the database knows".formatted(lastSeq));
            }
        }

        void fault(String sentence) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(sentence);
            }
        }

        Report finish() {
            long anchored = head.map(AuditAnchor.Head::seq).orElse(0L);
            if (lastSeq < anchored) {
                fault("the tail was cut: the last entry is %d, the head outside the database knows %d"
                        .formatted(lastSeq, anchored));
            }
            if (head.isEmpty() && !headDamaged && entries > 0) {
                fault("the head outside the database is missing");
            }
            return new Report(entries, Math.max(0, lastSeq - anchored), List.copyOf(faults));
        }
    }
}
