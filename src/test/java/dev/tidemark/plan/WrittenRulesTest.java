package dev.tidemark.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.promise.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Intervals, plans and policies as people write them: what is wrong is named with its field and
 * rule.
 */
class WrittenRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1m | m is not a unit. For months write a large M: 1M.",
                "1D | D is not a unit. Units are h for hours, d for days, w for weeks, M for months, y for years.",
                "0d | The shortest interval is 1h. For no backups remove the schedule.",
                "-1d | The shortest interval is 1h. For no backups remove the schedule.",
                "30min | min is not a unit. Units are h for hours, d for days, w for weeks, M for months, y for years.",
                "36h | Hours are counted within a day: at most 24h. For longer write days.",
                "999999999y | At most 10y.",
                "d | An interval is a number and a unit, such as 1d or 4w. Units are h, d, w, M and y.",
                "1.5d | .5d is not a unit. Units are h for hours, d for days, w for weeks, M for months, y for years.",
            })
    @Promise("S3.28")
    void refusesIntervals(String written, String rule) {
        var broken =
                catchThrowableOfType(RuleBroken.class, () -> Interval.parse("interval", written));
        assertThat(broken.rule()).isEqualTo(rule);
        assertThat(broken.field()).isEqualTo("interval");
    }

    @Test
    @Promise("S3.28")
    void readsEveryUnit() {
        for (var written : List.of("1h", "24h", "1d", "2w", "1M", "10y")) {
            assertThat(Interval.parse("", written).toString()).isEqualTo(written);
        }
    }

    @Test
    @Promise({"S3.24", "S3.25", "S3.26", "S3.27", "S3.30", "S3.31", "S3.32"})
    void readsThePolicyThatUpsunsApiTakesAndWritesItBack() {
        var json =
                """
                {"data_retention": {
                  "production": {"max_backups": 10, "default_config": {"manual_count": 4, "schedule": [
                    {"interval": "1d", "count": 7}, {"interval": "1w", "count": 4}, {"interval": "1M", "count": 12}]}},
                  "staging": {"default_config": {"schedule": [{"interval": "6h", "count": 3, "at": "04:30"}]}}}}
                """;
        var policy = PolicyJson.read(json);
        assertThat(PolicyJson.read(PolicyJson.write(policy))).isEqualTo(policy);
        var plan = BuiltInPlans.find("upsun").orElseThrow();
        policy.checkedAgainst(plan);
        var rules = Policy.laidOver(plan, EnvironmentType.PRODUCTION, policy).retention();
        assertThat(rules.schedules())
                .extracting(Schedule::toString)
                .containsExactly("1d × 7", "1w × 4", "1M × 12");
        assertThat(rules.mostOfAll()).isEqualTo(10);
        assertThat(rules.manual().most()).isEqualTo(4);
        assertThat(Policy.laidOver(plan, EnvironmentType.DEVELOPMENT, policy))
                .isEqualTo(plan.rules(EnvironmentType.DEVELOPMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'interval':'1m','count':3} | interval | m is not a unit",
                "{'interval':'1d','count':0} | count | A count is 1 to 1000",
                "{'interval':'1d','count':-3} | count | A count is 1 to 1000",
                "{'interval':'1d','count':99999999} | count | A count is 1 to 1000",
                "{'interval':'1d','count':500} | count | At most 100 in your plan.",
                "{'interval':'1d','count':1.5} | count | has a value that does not fit there.",
                "{'interval':'1d','count':'x'} | count | has a value that does not fit there.",
                "{'interval':'1d'} | count | is missing.",
                "{'count':3} | interval | is missing.",
                "{'interval':'1d','count':3,'colour':1} | colour | There is no such field.",
                "{'interval':'1d','count':3,'at':'25:00'} | at | is no time of day",
            })
    void namesTheFieldOfAPolicyAndTheRule(String schedule, String field, String rule) {
        var json =
                "{\"data_retention\":{\"production\":{\"default_config\":{\"schedule\":[%s]}}}}"
                        .formatted(schedule.replace('\'', '"'));
        var broken =
                catchThrowableOfType(
                        RuleBroken.class,
                        () ->
                                PolicyJson.read(json)
                                        .checkedAgainst(BuiltInPlans.find("upsun").orElseThrow()));
        assertThat(broken.field())
                .isEqualTo("data_retention.production.default_config.schedule[0]." + field);
        assertThat(broken.rule()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data_retention':{'production':{'max_backups':3,}}} | This is not JSON",
                "{'data_retention':{'production':{'max_backups':0}}} | 1 to 1000.",
                "{'data_retention':{'production':{'max_backups':1000}}} | At most 100 in your plan.",
                "{'data_retention':{'live':{}}} | is no type of environment",
                "{'retention':{}} | There is no such field.",
                "{} | is missing.",
                "[] | has a value that does not fit there.",
            })
    void refusesOtherPolicies(String json, String rule) {
        var broken =
                catchThrowableOfType(
                        RuleBroken.class,
                        () ->
                                PolicyJson.read(json.replace('\'', '"'))
                                        .checkedAgainst(BuiltInPlans.find("upsun").orElseThrow()));
        assertThat(broken.rule()).contains(rule);
    }

    @Test
    void aPlanMayAllowNoPolicy() {
        var policy = PolicyJson.read("{\"data_retention\":{\"production\":{\"max_backups\":3}}}");
        var broken =
                catchThrowableOfType(
                        RuleBroken.class,
                        () ->
                                policy.checkedAgainst(
                                        BuiltInPlans.find("commerce-pro").orElseThrow()));
        assertThat(broken.rule()).isEqualTo("Your plan sets this by itself.");
    }

    @Test
    void builtInPlansAreWrittenAsTheyAreRead() {
        assertThat(BuiltInPlans.all()).hasSize(7);
        for (var plan : BuiltInPlans.all()) {
            assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
        }
    }

    @Test
    void everyPromiseThatAPlanCitesExists() throws IOException {
        var known = Files.readString(Path.of("docs/promises.md"));
        for (var plan : BuiltInPlans.all()) {
            var cited = Pattern.compile("S\\d\\.\\d+").matcher(BuiltInPlans.text(plan.id()));
            while (cited.find()) {
                assertThat(known).as(plan.id()).contains(cited.group());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deletionGrace: 7d | deletionGrace: soon | deletionGrace: A duration is written like 30min, 12h or 7d.",
                "title: Tidemark | titel: Tidemark | titel: is no field of a plan here.",
                "{every: 1w, keep: 4} | {every: 1m, keep: 4} | production.automated.schedules[1].every: m is not a unit.",
                "{every: 1w, keep: 4} | {every: 1w, keep: 0} | production.automated.schedules[1].keep: A count is 1 to 1000.",
                "{every: 1w, keep: 4} | {every: 1w} | production.automated.schedules[1].keep: is missing.",
                "{way: self-service} | {way: magic} | production.restore.way: magic is none of self-service, ticket, hand-over",
                "id: tidemark | id: Tide Mark | id: Small letters, digits and hyphens",
            })
    void namesTheFieldOfAPlanAndTheRule(String line, String other, String words) {
        var yaml = BuiltInPlans.text("tidemark").replaceFirst(Pattern.quote(line), other);
        var broken = catchThrowableOfType(RuleBroken.class, () -> PlanFile.read(yaml));
        assertThat(broken).hasMessageStartingWith(words);
    }
}
