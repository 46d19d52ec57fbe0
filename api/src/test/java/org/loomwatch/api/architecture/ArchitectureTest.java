package org.loomwatch.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way: domain, then store and datasets, then jobs and models, then api. */
@AnalyzeClasses(packages = "org.loomwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.loomwatch..")
            .layer("domain")
            .definedBy("org.loomwatch.domain..")
            .optionalLayer("store")
            .definedBy("org.loomwatch.store..")
            .optionalLayer("datasets")
            .definedBy("org.loomwatch.datasets..")
            .optionalLayer("jobs")
            .definedBy("org.loomwatch.jobs..")
            .optionalLayer("models")
            .definedBy("org.loomwatch.models..")
            .layer("api")
            .definedBy("org.loomwatch.api..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("models")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("jobs")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("datasets")
            .mayOnlyBeAccessedByLayers("jobs", "models", "api")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("jobs", "models", "api");

    @ArchTest
    static final ArchRule DOMAIN_IS_FREE_OF_FRAMEWORKS = classes()
            .that()
            .resideInAPackage("org.loomwatch.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.loomwatch.domain..")
            .andShould()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("java.io..", "java.sql..", "java.net..", "javax..");

    /** The embedded engine stands behind a small web server of its own, with no route of ours. */
    @ArchTest
    static final ArchRule THE_WEB_FRAMEWORK_STAYS_IN_THE_API = noClasses()
            .that()
            .resideOutsideOfPackages("org.loomwatch.api..", "org.loomwatch.store.clickhouse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule DOMAIN_PACKAGES_OF_THE_API_DO_NOT_KNOW_THE_WEB_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("org.loomwatch.api..")
            .and()
            .resideOutsideOfPackages(
                    "org.loomwatch.api.server..", "org.loomwatch.api.access..", "org.loomwatch.api.event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule HANDLERS_HOLD_NO_SQL = noClasses()
            .that()
            .haveSimpleNameEndingWith("Routes")
            .or()
            .resideInAPackage("org.loomwatch.api.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule ONLY_THE_SERVER_REGISTERS_HANDLERS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.loomwatch.api.server.HttpServer")
            .should()
            .callMethodWhere(describe("a route is registered with Javalin", ArchitectureTest::registersHandler));

    private static boolean registersHandler(JavaCall<?> call) {
        return call.getTargetOwner().getName().startsWith("io.javalin.config.RoutesConfig")
                || call.getTargetOwner().getName().startsWith("io.javalin.router.")
                || call.getTargetOwner().getName().startsWith("io.javalin.apibuilder.");
    }
}
