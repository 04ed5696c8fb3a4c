package dev.backendrig;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// The dependency rule of docs/architecture.md: imports go down only.
@AnalyzeClasses(packages = "dev.backendrig", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.backendrig.";

    /// The layers of what protects the person, and those above.
    private static final List<String> PROTECTORS =
            List.of(
                    "main",
                    "http",
                    "mcp-server",
                    "agent",
                    "privacy",
                    "safety",
                    "audit",
                    "mcp-client");

    private static String[] with(List<String> layers, String... more) {
        return Stream.concat(layers.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule IMPORTS_GO_DOWN =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("main")
                    .definedBy("dev.backendrig")
                    .layer("http")
                    .definedBy(ROOT + "http..")
                    .layer("mcp-server")
                    .definedBy(ROOT + "mcp.server..")
                    .layer("agent")
                    .definedBy(ROOT + "agent..")
                    .layer("privacy")
                    .definedBy(ROOT + "privacy..")
                    .layer("safety")
                    .definedBy(ROOT + "safety..")
                    .layer("mcp-client")
                    .definedBy(ROOT + "mcp.client..")
                    .layer("audit")
                    .definedBy(ROOT + "audit..")
                    .layer("cost")
                    .definedBy(ROOT + "cost..")
                    .layer("browser")
                    .definedBy(ROOT + "browser..")
                    .layer("page")
                    .definedBy(ROOT + "page..")
                    .layer("model")
                    .definedBy(ROOT + "model..")
                    .layer("tool")
                    .definedBy(ROOT + "tool..")
                    .layer("message")
                    .definedBy(ROOT + "message..")
                    .layer("base")
                    .definedBy(
                            ROOT + "config..",
                            ROOT + "json..",
                            ROOT + "observe..",
                            ROOT + "language..")
                    .whereLayer("main")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("http")
                    .mayOnlyBeAccessedByLayers("main")
                    .whereLayer("mcp-server")
                    .mayOnlyBeAccessedByLayers("main", "http")
                    .whereLayer("agent")
                    .mayOnlyBeAccessedByLayers("main", "http", "mcp-server")
                    // What protects the person does not know each other: the agent joins it.
                    .whereLayer("privacy")
                    .mayOnlyBeAccessedByLayers("main", "http", "agent")
                    .whereLayer("safety")
                    .mayOnlyBeAccessedByLayers("main", "http", "mcp-server", "agent")
                    .whereLayer("mcp-client")
                    .mayOnlyBeAccessedByLayers("main", "http", "agent")
                    .whereLayer("audit")
                    .mayOnlyBeAccessedByLayers("main", "http", "agent")
                    .whereLayer("cost")
                    .mayOnlyBeAccessedByLayers("main", "agent")
                    .whereLayer("browser")
                    .mayOnlyBeAccessedByLayers(with(PROTECTORS))
                    .whereLayer("page")
                    .mayOnlyBeAccessedByLayers(with(PROTECTORS, "browser"))
                    .whereLayer("model")
                    .mayOnlyBeAccessedByLayers(with(PROTECTORS, "browser"))
                    .whereLayer("tool")
                    .mayOnlyBeAccessedByLayers(with(PROTECTORS, "browser"))
                    .whereLayer("message")
                    .mayOnlyBeAccessedByLayers(
                            with(PROTECTORS, "browser", "page", "model", "tool"));

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PROVIDERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(ROOT + "model.(gemini|offline|openai|anthropic|ollama)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_SERVER_LIBRARY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "http..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.eclipse.jetty.."));

    @ArchTest
    static final ArchRule ONLY_JSON_KNOWS_THE_JSON_LIBRARY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "json..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "tools.jackson..", "com.fasterxml..", "com.networknt.."));

    @ArchTest
    static final ArchRule ONLY_CONFIG_READS_THE_ENVIRONMENT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "config..")
                    .should()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule THE_RUN_IS_PURE =
            noClasses()
                    .that()
                    .haveFullyQualifiedName(ROOT + "agent.AgentRun")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "java.io..",
                                    "java.net..",
                                    "java.nio..",
                                    "java.util.concurrent.."))
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.Thread")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock")
                    .allowEmptyShould(true);
}
