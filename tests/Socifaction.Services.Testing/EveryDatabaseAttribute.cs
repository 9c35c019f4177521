using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Socifaction.Services.Testing;

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL. Where no PostgreSQL is given the test is skipped aloud;
/// scripts/test always gives one and counts a skip as a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var sqlite = new TheoryDataRow<Engine>(Engine.Sqlite) { Label = "SQLite" };
        var postgres = new TheoryDataRow<Engine>(Engine.Postgres) { Label = "PostgreSQL" };
        if (TestDatabase.PostgresServer is null)
        {
            postgres.Skip = $"{TestDatabase.PostgresVariable} is not set";
        }

        return new([sqlite, postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>A database the product ships with.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
