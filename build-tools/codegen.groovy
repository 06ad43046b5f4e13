// Generates the jOOQ classes from db/migration, on a temporary mariadbd of the system's. Skipped when neither changed.
import org.flywaydb.core.Flyway
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.*
import org.jooq.meta.jaxb.Configuration
import org.jooq.meta.jaxb.Target

import java.nio.file.Files
import java.security.MessageDigest
import java.util.concurrent.TimeUnit

def base = project.basedir as File
def build = new File(project.build.directory as String)
def out = new File(build, 'generated-sources/jooq')
project.addCompileSourceRoot(out.path)

def digest = MessageDigest.getInstance('SHA-256')
new File(base, 'db/migration').listFiles().sort { it.name }.each { digest.update(it.name.bytes); digest.update(it.bytes) }
digest.update(new File(base, 'build-tools/codegen.groovy').bytes)
def fingerprint = digest.digest().encodeHex().toString()
def marker = new File(build, 'jooq.sha256')
if (marker.exists() && marker.text == fingerprint && out.exists()) {
    log.info('jOOQ: migrations unchanged')
    return
}

def home = Files.createTempDirectory('tidemark-codegen').toFile()
def asRoot = System.getProperty('user.name') == 'root' ? ['--user=root'] : []
def run = { List<String> argv ->
    def process = new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(new File(home, 'install.log')).start()
    if (process.waitFor() != 0) throw new IllegalStateException("${argv[0]} failed: ${new File(home, 'install.log').text}")
}
run(['mariadb-install-db', '--no-defaults', "--datadir=${home}/data" as String, "--tmpdir=${home}" as String, '--auth-root-authentication-method=normal', '--skip-test-db'] + asRoot)
int port
new ServerSocket(0).withCloseable { port = it.localPort }
def errorLog = new File(home, 'error.log')
def server = new ProcessBuilder(['mariadbd', '--no-defaults', "--datadir=${home}/data" as String, "--tmpdir=${home}" as String, "--socket=${home}/s.sock" as String,
        "--pid-file=${home}/pid" as String, '--bind-address=127.0.0.1', "--port=${port}" as String, '--skip-log-bin',
        '--innodb-flush-log-at-trx-commit=0'] + asRoot).redirectErrorStream(true).redirectOutput(errorLog).start()
try {
    def url = "jdbc:mariadb://127.0.0.1:${port}/codegen?createDatabaseIfNotExist=true" as String
    def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
    while (!errorLog.text.contains('ready for connections')) {
        if (!server.alive || System.nanoTime() > deadline) throw new IllegalStateException("mariadbd did not start: ${errorLog.text}")
        sleep(50)
    }
    Flyway.configure(Thread.currentThread().contextClassLoader).dataSource(url, 'root', '')
            .locations("filesystem:${base}/db/migration" as String).load().migrate()
    if (out.exists()) out.deleteDir()
    GenerationTool.generate(new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver('org.mariadb.jdbc.Driver').withUrl(url).withUser('root').withPassword(''))
            .withGenerator(new Generator()
                    .withDatabase(new Database().withName('org.jooq.meta.mariadb.MariaDBDatabase')
                            .withInputSchema('codegen').withOutputSchemaToDefault(true)
                            .withExcludes('flyway_schema_history|jobrunr_.*')
                            .withForcedTypes(
                                    new ForcedType().withName('BOOLEAN').withIncludeTypes('(?i)tinyint(\\(1\\))?'),
                                    new ForcedType().withUserType('java.time.Instant').withBinding('dev.tidemark.base.InstantBinding')
                                            .withIncludeTypes('(?i)(timestamp|datetime).*')))
                    .withGenerate(new Generate().withRecords(true).withPojos(false).withFluentSetters(true)
                            .withJavaTimeTypes(true).withGlobalObjectReferences(true))
                    .withTarget(new Target().withPackageName('dev.tidemark.db').withDirectory(out.path))))
} finally {
    server.destroy()
    if (!server.waitFor(20, TimeUnit.SECONDS)) server.destroyForcibly()
    home.deleteDir()
}
marker.parentFile.mkdirs()
marker.text = fingerprint
