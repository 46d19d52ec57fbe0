package org.loomwatch.api.ticket;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Secrets;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.Unit;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.ticket.TicketState;
import org.loomwatch.domain.ticket.Verdict;
import org.loomwatch.domain.ticket.VerdictReason;

/**
 * Lets the offices of a made-up district work the tickets of past months: every step goes through the services that pages
 * use, taken by an account that may take it, at a made-up time. Verdicts follow the disputes that the district really had.
 */
public final class TicketDemo {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS = 4;
    private static final int WORKED_A_MONTH = 160;

    /** How long ago the newest tickets were dispatched, so that their deadlines lie ahead of whoever looks at them. */
    private static final Duration NEWEST_AGE = Duration.ofHours(3);

    private final Jdbi postgres;
    private final SqlReader clickhouse;
    private final AccessServices access;
    private final String theme;
    private final Random random;
    private final HeldClock clock = new HeldClock();
    private final Map<String, List<TicketActor>> officers = new HashMap<>();

    /** A clock that stands where the story is. */
    private static final class HeldClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** What was made of the warnings there are. */
    public record Summary(int months, int opened, int closed) {}

    private TicketDemo(Jdbi postgres, SqlReader clickhouse, AccessServices access, String theme, long seed) {
        this.postgres = postgres;
        this.clickhouse = clickhouse;
        this.access = access;
        this.theme = theme;
        this.random = new Random(seed);
    }

    /**
     * Dispatches the newest scored months, oldest first, and works all but the newest; nothing if there are tickets.
     *
     * @param now when somebody looks at them
     */
    public static Summary run(
            Jdbi postgres,
            SqlReader clickhouse,
            AccessServices access,
            Path data,
            String theme,
            long seed,
            Instant now) {
        return new TicketDemo(postgres, clickhouse, access, theme, seed).run(data, now);
    }

    private Summary run(Path data, Instant now) {
        boolean done = postgres.withHandle(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM ticket)")
                .mapTo(Boolean.class)
                .one());
        List<YearMonth> months = done ? List.of() : months();
        Supplier<RoutingRules> rules = () -> RoutingRules.load(data);
        Supplier<AreaTree> areas = access.areas()::get;
        TicketDispatchService dispatch = new TicketDispatchService(postgres, clickhouse, areas, data, clock);
        int opened = 0;
        int closed = 0;
        try (EventBroker nobody = new EventBroker()) {
            TicketService tickets = new TicketService(
                    new TicketSteps(postgres, nobody, clock), new TicketSeal(data.resolve("audit")), rules);
            for (YearMonth month : months) {
                boolean newest = month.equals(months.get(months.size() - 1));
                clock.now = newest ? now.minus(NEWEST_AGE) : monthly(month);
                opened += dispatch.dispatch(month, theme).opened();
                if (!newest) {
                    closed += work(tickets, month);
                }
            }
        }
        return new Summary(months.size(), opened, closed);
    }

    /** When a month's warnings are usually dispatched. */
    private static Instant monthly(YearMonth month) {
        return month.plusMonths(1).atDay(3).atTime(9, 30).atZone(CHINA).toInstant();
    }

    private List<YearMonth> months() {
        List<YearMonth> all = clickhouse.list(
                Sql.of(
                        "SELECT DISTINCT month AS month FROM warning FINAL WHERE theme = ? AND queue IN ('queue', 'audit')"
                                + " ORDER BY month",
                        theme),
                row -> YearMonth.from(row.getObject("month", LocalDate.class)));
        return all.subList(Math.max(0, all.size() - MONTHS), all.size());
    }

    /** @return how many were closed */
    private int work(TicketService tickets, YearMonth month) {
        Instant start = clock.now;
        List<Ticket> live = postgres.withHandle(handle -> handle.createQuery("SELECT * FROM ticket WHERE theme = :theme"
                        + " AND state IN ('new', 'dispatched') ORDER BY number LIMIT " + WORKED_A_MONTH)
                .bind("theme", theme)
                .map(TicketRows::ticket)
                .list());
        int closed = 0;
        for (Ticket ticket : live) {
            clock.now = start;
            closed += work(tickets, ticket, month) ? 1 : 0;
        }
        return closed;
    }

    private boolean work(TicketService tickets, Ticket opened, YearMonth month) {
        Ticket ticket = opened;
        if (ticket.at() == TicketState.NEW) {
            List<TicketActor> dispatchers = people("labor-bureau");
            pass(0.3, 2);
            ticket = tickets.dispatch(dispatchers.get(0), request(ticket), ticket.suggestedUnit(), "");
        }
        List<TicketActor> unit = people(ticket.unit());
        TicketActor officer = unit.get(0);
        TicketActor colleague = unit.get(1);
        pass(0.5, random.nextDouble() < 0.85 ? 5 : 60);
        ticket = tickets.accept(officer, request(ticket));
        if (random.nextDouble() < 0.06) {
            return false;
        }
        pass(20, 120);
        LocalDate today = clock.now.atZone(CHINA).toLocalDate();
        ticket = tickets.visit(officer, request(ticket), new TicketService.Visit(today, "负责人", notes()));
        pass(4, random.nextDouble() < 0.85 ? 60 : 400);
        ticket = tickets.resolve(officer, request(ticket), finding(ticket.uscc(), month));
        if (random.nextDouble() < 0.08) {
            pass(5, 20);
            ticket = tickets.reject(colleague, request(ticket), "走访记录不完整，请补充职工意见");
            pass(10, 40);
            ticket = tickets.resolve(officer, request(ticket), finding(ticket.uscc(), month));
        }
        pass(5, 40);
        ticket = tickets.verify(colleague, request(ticket), "已电话回访");
        pass(0.2, 3);
        tickets.close(colleague, request(ticket));
        return true;
    }

    private static StepRequest request(Ticket ticket) {
        return new StepRequest(ticket.id(), Optional.of(ticket.tag()), Optional.empty(), "");
    }

    private void pass(double fromHours, double toHours) {
        double hours = fromHours + (toHours - fromHours) * random.nextDouble();
        clock.now = clock.now.plus(Duration.ofSeconds((long) (hours * 3600)));
    }

    private String notes() {
        String[] notes = {"现场查看生产正常，核对近两月工资表。", "与人事负责人面谈，抽访职工三名。", "厂区停工半停产，已约谈法定代表人。", "查看社保缴费凭证，核对花名册。"};
        return notes[random.nextInt(notes.length)];
    }

    /** Confirmed where a dispute began within three months of the warning; else averted or a false alarm. */
    private TicketService.Finding finding(String uscc, YearMonth month) {
        boolean dispute = !clickhouse
                .list(
                        Sql.of(
                                "SELECT 1 AS one FROM dispute FINAL WHERE uscc = ? AND started_on > toDate32(?)"
                                        + " AND started_on <= addMonths(toDate32(?), 3) LIMIT 1",
                                uscc,
                                month.atEndOfMonth().toString(),
                                month.atEndOfMonth().toString()),
                        row -> row.getInt("one"))
                .isEmpty();
        Verdict verdict =
                dispute ? Verdict.CONFIRMED : random.nextDouble() < 0.4 ? Verdict.AVERTED : Verdict.FALSE_ALARM;
        List<VerdictReason> reasons = verdict.listReasons();
        return new TicketService.Finding(
                verdict,
                reasons.get(random.nextInt(reasons.size())),
                clock.now.atZone(CHINA).toLocalDate(),
                dispute ? "问题属实，已下达整改通知并跟进。" : "未见群体性风险，已提示企业依法用工。");
    }

    /** Two people of a unit who can work and check; nobody can sign in as them. */
    private List<TicketActor> people(String unit) {
        return officers.computeIfAbsent(unit, any -> {
            String area = access.accounts().listUnits().stream()
                    .filter(known -> known.id().equals(unit))
                    .findFirst()
                    .map(Unit::area)
                    .orElse(Grant.WHOLE_DISTRICT);
            List<TicketActor> people = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                people.add(person(unit + "-" + i, unit, area));
            }
            return people;
        });
    }

    private TicketActor person(String login, String unit, String area) {
        Account account = access.accounts().find(login).orElseGet(() -> access.accounts()
                .add(login, "承办人 " + login, unit, Secrets.newToken() + "aA1!", false));
        if (access.grants().listLive(account.id()).isEmpty()) {
            List<Role> roles =
                    unit.equals("labor-bureau") ? List.of(Role.DISPATCHER, Role.OFFICER) : List.of(Role.OFFICER);
            roles.forEach(role ->
                    access.grants().add(account, new Grant(role, area, Map.of()), "demo", "history of the demo"));
        }
        Caller caller =
                new Caller(account, null, null, access.identities().rightsOf(account), "127.0.0.1", "demo", null, null);
        return TicketActor.of(caller, Viewer.unrestricted("demo"));
    }
}
