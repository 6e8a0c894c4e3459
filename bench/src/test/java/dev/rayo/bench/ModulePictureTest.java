package dev.rayo.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Holds ARCHITECTURE.md against the poms and against every compiled class.
class ModulePictureTest {
    private static ModuleTable table;
    private static JavaClasses classes;

    @BeforeAll
    static void readModules() throws IOException {
        table = ModuleTable.read();
        classes = new ClassFileImporter()
                .importPaths(table.rows().stream().map(table::classes).toList());
    }

    @Test
    void theTableNamesEveryModuleOfTheBuild() throws Exception {
        List<String> built = texts(table.root().resolve("pom.xml"), "module");
        assertThat(table.rows()).extracting(ModuleTable.Row::module).containsExactlyElementsOf(built);
    }

    @Test
    void everyPomDependsOnlyOnModulesBelow() throws Exception {
        for (ModuleTable.Row row : table.rows()) {
            assertThat(compileDependencies(row))
                    .filteredOn(name -> name.startsWith("rayo-"))
                    .extracting(name -> name.substring("rayo-".length()))
                    .as("modules in the pom of %s", row.module())
                    .isSubsetOf(row.sees());
        }
    }

    @Test
    void theGroundModulesDependOnTheJdkAlone() throws Exception {
        for (ModuleTable.Row row : table.rows()) {
            if (row.sees().isEmpty()) {
                assertThat(compileDependencies(row))
                        .as("dependencies of %s", row.module())
                        .isEmpty();
            }
        }
    }

    @Test
    void everyClassLiesInThePackageOfItsModule() {
        for (ModuleTable.Row row : table.rows()) {
            JavaClasses own = new ClassFileImporter().importPath(table.classes(row));
            assertThat(own)
                    .as("classes of %s", row.module())
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(moduleOf(type.getPackageName()))
                            .as(type.getName())
                            .isEqualTo(row.module()));
        }
    }

    @Test
    void everyClassUsesOnlyModulesBelow() {
        for (JavaClass type : classes) {
            ModuleTable.Row row = row(moduleOf(type.getPackageName()));
            Set<String> used = type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(name -> name.equals("dev.rayo") || name.startsWith("dev.rayo."))
                    .map(ModulePictureTest::moduleOf)
                    .filter(module -> !module.equals(row.module()))
                    .collect(Collectors.toCollection(HashSet::new));
            assertThat(used).as("modules used by %s", type.getName()).isSubsetOf(row.sees());
        }
    }

    @Test
    void theFrontEndCanBeCompiledForABrowser() {
        noClasses()
                .that()
                .resideInAPackage("dev.rayo.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.incubator..", "java.lang.foreign..", "java.sql..", "java.net..", "sun..")
                .check(classes);
    }

    @Test
    void onlyVectorKernelsTouchTheVectorApi() {
        noClasses()
                .that(not(resideInAPackage("dev.rayo.simd..").and(simpleNameStartingWith("Vector")))
                        .and(not(resideInAPackage("dev.rayo.bench.."))))
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(classes);
    }

    @Test
    void noClassHidesItsPurposeBehindItsName() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Common)")
                .check(classes);
    }

    @Test
    void everyTypeThatTheArchitectureNamesExists() throws IOException {
        String text = Files.readString(table.root().resolve("ARCHITECTURE.md"));
        Set<String> known = classes.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        List<String> named = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.\\w+)?`")
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(named).isSubsetOf(known);
    }

    @Test
    void everyPathThatTheArchitectureNamesExists() throws IOException {
        String text = Files.readString(table.root().resolve("ARCHITECTURE.md"));
        Stream<String> paths = Pattern.compile("`([a-z][\\w./-]*/[\\w./-]*)`")
                .matcher(text)
                .results()
                .map(result -> result.group(1));
        assertThat(paths).allSatisfy(path -> assertThat(table.root().resolve(path)).exists());
    }

    /// The module with the longest package that holds this one.
    private static String moduleOf(String packageName) {
        ModuleTable.Row found = null;
        for (ModuleTable.Row row : table.rows()) {
            boolean inside = (packageName + ".").startsWith(row.packageName() + ".");
            if (inside && (found == null || row.packageName().length() > found.packageName().length())) {
                found = row;
            }
        }
        assertThat(found).as("the module of package %s", packageName).isNotNull();
        return found.module();
    }

    private static ModuleTable.Row row(String module) {
        return table.rows().stream().filter(row -> row.module().equals(module)).findFirst().orElseThrow();
    }

    private static List<String> compileDependencies(ModuleTable.Row row) throws Exception {
        Element project = parse(table.root().resolve(row.module()).resolve("pom.xml"));
        NodeList dependencies = project.getElementsByTagName("dependency");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            boolean ofProject = dependency.getParentNode().getParentNode() == project;
            NodeList scope = dependency.getElementsByTagName("scope");
            boolean test = scope.getLength() > 0 && scope.item(0).getTextContent().equals("test");
            if (ofProject && !test) {
                names.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
            }
        }
        return names;
    }

    private static List<String> texts(Path pom, String tag) throws Exception {
        NodeList nodes = parse(pom).getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static Element parse(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
    }
}
