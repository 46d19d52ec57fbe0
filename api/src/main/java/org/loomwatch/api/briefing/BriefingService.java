package org.loomwatch.api.briefing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.briefing.BriefingDetail.Subject;
import org.loomwatch.api.briefing.BriefingStore.Due;
import org.loomwatch.api.briefing.BriefingStore.Kept;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.briefing.document.BriefingWriter;
import org.loomwatch.api.briefing.facts.FactsService;
import org.loomwatch.api.briefing.facts.Recipient;
import org.loomwatch.api.notice.Audience;
import org.loomwatch.api.notice.Notice;
import org.loomwatch.api.notice.NoticeOutbox;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.area.AreaTree;

/**
 * Makes briefings and keeps them for those they were made for. A briefing is opened only by its recipient, and only while the
 * grants that it was made under are held.
 */
public final class BriefingService {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int HOUR = 8;

    private final Jdbi postgres;
    private final FactsService facts;
    private final Supplier<AreaTree> areas;
    private final Clock clock;

    public BriefingService(Jdbi postgres, FactsService facts, Supplier<AreaTree> areas, Clock clock) {
        this.postgres = postgres;
        this.facts = facts;
        this.areas = areas;
        this.clock = clock;
    }

    /** A briefing as it would be made now; nothing is kept. */
    public BriefingDocument preview(Caller caller, Optional<YearMonth> month) {
        return write(Recipient.of(caller, areas.get()), month);
    }

    /** @throws Problem for a program with a token: briefings are kept for people */
    public BriefingItem make(Caller caller, Optional<YearMonth> month) {
        Account account = person(caller);
        BriefingDocument document = write(Recipient.of(caller, areas.get()), month);
        UUID id = UUID.randomUUID();
        postgres.useHandle(handle ->
                BriefingStore.add(handle, id, account.id(), false, KeptGrants.write(caller.rights()), document));
        return get(caller, id).briefing();
    }

    /** The last made first, at most 120. */
    public List<BriefingItem> list(Caller caller) {
        Account account = person(caller);
        AreaTree tree = areas.get();
        return postgres.withHandle(handle -> BriefingStore.list(handle, account.id())).stream()
                .map(kept -> item(kept, caller.rights(), tree))
                .toList();
    }

    public BriefingDetail get(Caller caller, UUID id) {
        Kept kept = open(caller, id);
        return postgres.withHandle(handle -> {
            BriefingDocument document = BriefingStore.getDocument(handle, id);
            Optional<Kept> previous = BriefingStore.findNewest(
                            handle, person(caller).id(), document.month().minusMonths(1))
                    .filter(before -> KeptGrants.holdStill(before.grants(), caller.rights(), areas.get()));
            return new BriefingDetail(
                    kept.item(),
                    document.figures(),
                    document.sections().stream()
                            .map(section -> new Subject(section.id(), section.title(), section.sentences()))
                            .toList(),
                    previous.map(before -> before.item().id()).orElse(null));
        });
    }

    public BriefingDocument getDocument(Caller caller, UUID id) {
        open(caller, id);
        return postgres.withHandle(handle -> BriefingStore.getDocument(handle, id));
    }

    public BriefingSchedule getSchedule(Caller caller) {
        UUID account = person(caller).id();
        return postgres.withHandle(handle -> BriefingStore.getSchedule(handle, account));
    }

    /** @param day of the month at eight in the morning; empty to end the schedule */
    public BriefingSchedule setSchedule(Caller caller, Optional<Integer> day) {
        UUID account = person(caller).id();
        day.ifPresent(BriefingService::check);
        return postgres.inTransaction(handle -> {
            day.ifPresentOrElse(
                    on -> BriefingStore.setSchedule(handle, account, on, next(clock.instant(), on)),
                    () -> BriefingStore.removeSchedule(handle, account));
            return BriefingStore.getSchedule(handle, account);
        });
    }

    private static void check(int day) {
        if (day < 1 || day > 28) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of("日期应为 1 到 28", "the day must be from 1 to 28"));
        }
    }

    /** The first such day after a moment. */
    static Instant next(Instant after, int day) {
        LocalDate today = LocalDate.ofInstant(after, ZONE);
        Instant thisMonth = at(today.withDayOfMonth(day));
        return thisMonth.isAfter(after)
                ? thisMonth
                : at(today.withDayOfMonth(day).plusMonths(1));
    }

    private static Instant at(LocalDate date) {
        return date.atTime(HOUR, 0).atZone(ZONE).toInstant();
    }

    List<Due> listDue() {
        return postgres.withHandle(handle -> BriefingStore.listDue(handle, clock.instant()));
    }

    void endSchedule(Due due) {
        postgres.useHandle(handle -> BriefingStore.removeSchedule(handle, due.account()));
    }

    /** Makes what a schedule asks for, with the rights its recipient has now, and tells the recipient; once, whoever looks first. */
    void makeDue(Due due, Account account, Rights rights) {
        Instant next = next(clock.instant(), due.day());
        if (!rights.holds(Permission.BRIEFING_READ)) {
            endSchedule(due);
            return;
        }
        BriefingDocument document = write(Recipient.of(account, rights, areas.get()), Optional.empty());
        UUID id = UUID.randomUUID();
        postgres.useTransaction(handle -> {
            if (BriefingStore.advance(handle, due, next)) {
                BriefingStore.add(handle, id, account.id(), true, KeptGrants.write(rights), document);
                NoticeOutbox.add(handle, notice(id, account, document));
            }
        });
    }

    /** Says that there is one, and nothing of what it says: mail goes where our rules do not reach. */
    private static Notice notice(UUID id, Account account, BriefingDocument document) {
        return new Notice(
                "briefing.made",
                "briefing/" + id,
                Audience.account(account.login()),
                document.title().zh() + "已生成",
                document.title().en() + " is ready",
                "请登录后查看、下载或与上月对照。",
                "Sign in to read it, download it or hold it against last month's.",
                "/briefings?open=" + id);
    }

    private BriefingDocument write(Recipient recipient, Optional<YearMonth> month) {
        return BriefingWriter.write(
                facts.get(recipient, facts.month(month)),
                recipient.name(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static BriefingItem item(Kept kept, Rights rights, AreaTree tree) {
        BriefingItem item = kept.item();
        return new BriefingItem(
                item.id(),
                item.month(),
                item.title(),
                item.places(),
                item.madeAt(),
                item.scheduled(),
                KeptGrants.holdStill(kept.grants(), rights, tree));
    }

    private Kept open(Caller caller, UUID id) {
        Account account = person(caller);
        Kept kept = postgres.withHandle(handle -> BriefingStore.find(handle, account.id(), id))
                .orElseThrow(() -> Problem.notFound("没有此简报", "there is no such briefing"));
        if (!KeptGrants.holdStill(kept.grants(), caller.rights(), areas.get())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of(
                            "生成此简报时的授权已不再有效，请重新生成",
                            "the grants that this briefing was made under are no longer held; make a new one"));
        }
        return kept;
    }

    private static Account person(Caller caller) {
        if (caller.token() != null) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of("简报只为登录的人保存；程序可读取预览", "briefings are kept for people; a program may read the preview"));
        }
        return caller.getAccount();
    }
}
