package org.loomwatch.api.analyst.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.grant.GrantRecord;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.domain.area.AreaTree;

/** Which tables somebody has, as far as all of their grants together reach. */
public final class TableRights {

    private static final List<PermittedTable> TABLES = Stream.of(
                    FeedTables.list().stream(), ResultTables.list().stream(), Stream.of(TicketTable.get()))
            .flatMap(each -> each)
            .toList();

    private static final int PRINT_BYTES = 10;

    private final AccessServices access;

    public TableRights(AccessServices access) {
        this.access = access;
    }

    /**
     * The tables that exist for a caller.
     *
     * @param within the permission of the route: exports or SQL; what it does not show stays hidden
     */
    public List<ViewerTable> list(Caller caller, Permission within) {
        return list(
                caller.name(),
                caller.rights(),
                TABLES.stream()
                        .filter(table -> caller.holds(table.permission()))
                        .toList(),
                within);
    }

    /** The tables of an account by its grants of this moment, for work that goes on without it. */
    public List<ViewerTable> list(Account account, Permission within) {
        Rights rights = new Rights(access.grants().listLive(account.id()).stream()
                .map(GrantRecord::grant)
                .toList());
        return rights.holds(within)
                ? list(
                        account.login(),
                        rights,
                        TABLES.stream()
                                .filter(table -> rights.holds(table.permission()))
                                .toList(),
                        within)
                : List.of();
    }

    private List<ViewerTable> list(String name, Rights rights, List<PermittedTable> tables, Permission within) {
        AreaTree tree = access.areas().get();
        Viewer outer = rights.viewer(name, within, tree);
        List<ViewerTable> seen = new ArrayList<>();
        for (PermittedTable table : tables) {
            ViewerTable mine =
                    table.of(rights.viewer(name, table.permission(), tree).and(outer));
            if (!mine.columns().isEmpty()) {
                seen.add(mine);
            }
        }
        return seen;
    }

    public static Optional<ViewerTable> find(List<ViewerTable> tables, String id) {
        return tables.stream().filter(table -> table.table().id().equals(id)).findFirst();
    }

    /** @throws Problem if there is none, or none for this person: the two cannot be told apart */
    public static ViewerTable get(List<ViewerTable> tables, String id) {
        return find(tables, id).orElseThrow(() -> Problem.notFound("没有表 " + id, "there is no table " + id));
    }

    /** The same for the same rights over these tables, and no other: letters and digits. */
    public static String print(List<ViewerTable> tables) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ViewerTable table : tables) {
                String text = table.table().id()
                        + '\n'
                        + table.select().text()
                        + '\n'
                        + table.select().values()
                        + '\n';
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, PRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
