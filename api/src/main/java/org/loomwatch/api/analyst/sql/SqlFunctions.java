package org.loomwatch.api.analyst.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions that a statement may use: those that compute something from their arguments and nothing else. What reads files,
 * addresses, dictionaries, settings or the server's own state, waits, or fails on purpose is not among them.
 */
final class SqlFunctions {

    private static final Set<String> PLAIN = words("""
            plus minus multiply divide intdiv intdivorzero modulo moduloorzero negate abs sign greatest least
            round floor ceil ceiling trunc truncate roundbankers sqrt cbrt exp exp2 exp10 log ln log2 log10 log1p power pow sin cos
            tan asin acos atan atan2 pi e isnan isinfinite isfinite ifnotfinite width_bucket degrees radians hypot gcd lcm
            equals notequals less greater lessorequals greaterorequals like notlike ilike notilike and or not xor
            in notin globalin globalnotin nullin notnullin if multiif coalesce ifnull nullif assumenotnull tonullable isnull
            isnotnull isnotdistinctfrom isdistinctfrom exists lambda tuple tupleelement untuple array arrayelement map
            mapkeys mapvalues mapcontains
            cast tostring toint8 toint16 toint32 toint64 touint8 touint16 touint32 touint64 tofloat32 tofloat64
            todecimal32 todecimal64 todecimal128 tobool todate todate32 todatetime todatetime64 tofixedstring
            toint8ornull toint16ornull toint32ornull toint64ornull touint8ornull touint16ornull touint32ornull touint64ornull
            tofloat32ornull tofloat64ornull todateornull todatetimeornull toint32orzero toint64orzero tofloat64orzero
            todecimal64ornull accuratecastornull tolowcardinality totypename
            toyear toquarter tomonth todayofmonth todayofweek todayofyear tohour tominute tosecond tostartofyear
            tostartofquarter tostartofmonth tostartofweek tomonday tostartofday tostartofhour tostartofinterval tolastdayofmonth
            toyyyymm toyyyymmdd toyyyymmddhhmmss tounixtimestamp tounixtimestamp64milli totimezone tointervalyear
            tointervalquarter tointervalmonth tointervalweek tointervalday tointervalhour tointervalminute tointervalsecond
            dateadd datesub datediff date_diff age addyears addquarters addmonths addweeks adddays addhours addminutes addseconds
            subtractyears subtractquarters subtractmonths subtractweeks subtractdays subtracthours formatdatetime date_format
            today yesterday now datename monthname makedate makedate32 timeslot torelativemonthnum torelativedaynum
            dateadd date_add date_sub timestamp_add timestamp_sub extract
            length lengthutf8 char_length lower upper lowerutf8 upperutf8 reverse reverseutf8 concat concatwithseparator substring
            substringutf8 substr left right leftutf8 rightutf8 leftpad rightpad leftpadutf8 rightpadutf8 trim trimleft trimright
            trimboth ltrim rtrim replace replaceone replaceall position positionutf8 positioncaseinsensitive
            positioncaseinsensitiveutf8 locate startswith endswith startswithutf8 endswithutf8 splitbychar splitbystring
            arraystringconcat match extractall countsubstrings empty notempty initcap ascii hex tovalidutf8
            multisearchany has hasany hasall hastoken normalizeutf8nfkc levenshteindistance damerau_levenshtein_distance
            jsonextractstring jsonextractint jsonextractfloat jsonextractbool jsonextractarrayraw jsonhas jsonlength
            jsonextractraw
            arraymap arrayfilter arraycount arraysum arrayavg arraymin arraymax arrayexists arrayall arrayfirst arraylast
            arrayfirstindex arraysort arrayreversesort arrayreverse arrayconcat arrayslice arraydistinct arrayuniq arrayjoin
            arrayenumerate arrayzip arraydifference arraycumsum arrayresize arrayflatten indexof countequal arraypushback
            arraypushfront arraypopback arraypopfront arrayintersect arraycompact arrayproduct
            cityhash64 siphash64 xxhash64 md5 sha256 halfmd5 murmurhash3_64
            bitand bitor bitxor bitnot bitshiftleft bitshiftright bitcount
            row_number rank dense_rank percent_rank cume_dist ntile lag lead laginframe leadinframe first_value last_value
            nth_value transform grouping geodistance greatcircledistance materialize identity
            rollup cube""");

    /** Aggregates; each also with the endings below. */
    private static final Set<String> AGGREGATES = words("""
            count sum avg min max any anylast any_value first_value last_value argmin argmax uniq uniqexact uniqcombined uniqhll12
            count_distinct countdistinct median medianexact quantile quantiles quantileexact quantilesexact quantiletiming
            quantileexactinclusive quantileexactexclusive quantileinterpolatedweighted quantileexactweighted quantiletdigest
            mediantdigest stddevpop stddevsamp varpop varsamp stddev_pop stddev_samp var_pop var_samp covarpop covarsamp corr
            covar_pop covar_samp skewpop skewsamp kurtpop kurtsamp grouparray groupuniqarray grouparraysorted topk topkweighted
            groupbitand groupbitor groupbitxor sumkahan sumwithoverflow avgweighted simplelinearregression
            entropy boundingratio deltasum maxmap minmap summap cramersv theilsu rankcorr welchttest studentttest
            mannwhitneyutest kolmogorovsmirnovtest histogram sumcount""");

    private static final Set<String> ENDINGS = Set.of("if", "ornull", "ordefault", "distinct", "array", "map");

    private SqlFunctions() {}

    static boolean allows(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PLAIN.contains(lower) || isAggregate(lower);
    }

    private static boolean isAggregate(String name) {
        if (AGGREGATES.contains(name)) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (name.endsWith(ending) && isAggregate(name.substring(0, name.length() - ending.length()))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
