package dev.rayo.server;

import picocli.CommandLine.IVersionProvider;

/// The version of Rayo and of the Java it runs on.
final class Version implements IVersionProvider {
    /// The version in the jar's manifest; `development` when run from class files.
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"rayo " + number() + " (Java " + Runtime.version() + ")"};
    }
}
