using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Data;

/// <summary>A key or index of a table as the database itself describes it.</summary>
internal sealed record LiveKey(string Table, string Name, string References, IReadOnlyList<string> Columns);

/// <summary>The schema as it stands in a database, not as the model thinks it stands.</summary>
internal sealed class LiveSchema
{
    private LiveSchema()
    {
    }

    public required IReadOnlyList<(string Table, string Column, string Type)> Columns { get; init; }

    public required IReadOnlyList<LiveKey> PrimaryKeys { get; init; }

    public required IReadOnlyList<LiveKey> ForeignKeys { get; init; }

    public required IReadOnlyList<LiveKey> UniqueIndexes { get; init; }

    public IEnumerable<string> Tables => Columns.Select(column => column.Table).Distinct();

    public IReadOnlySet<string> OwnedTables => Columns.Where(column => column.Column == "initiative_id" && column.Table != "initiative").Select(column => column.Table).ToHashSet();

    public static Task<LiveSchema> ReadAsync(TestHouse house, Engine engine) => house.ReadAsync(async db =>
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        return new LiveSchema
        {
            Columns = [.. (await RowsAsync(connection, engine == Engine.Sqlite ? SqliteColumns : PostgresColumns)).Select(row => (row[0], row[1], row[2]))],
            PrimaryKeys = Keys(await RowsAsync(connection, engine == Engine.Sqlite ? SqlitePrimaryKeys : PostgresConstraints("p"))),
            ForeignKeys = Keys(await RowsAsync(connection, engine == Engine.Sqlite ? SqliteForeignKeys : PostgresConstraints("f"))),
            UniqueIndexes = Keys(await RowsAsync(connection, engine == Engine.Sqlite ? SqliteUniqueIndexes : PostgresUniqueIndexes)),
        };
    });

    private const string SqliteTables = "(SELECT name AS tbl FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\')";

    private const string SqliteColumns = $"SELECT tbl, c.name, c.type FROM {SqliteTables}, pragma_table_info(tbl) c";

    private const string SqlitePrimaryKeys = $"SELECT tbl, 'pk', '', c.name FROM {SqliteTables}, pragma_table_info(tbl) c WHERE c.pk > 0 ORDER BY tbl, c.pk";

    private const string SqliteForeignKeys = $"SELECT tbl, 'fk' || f.id, f.\"table\", f.\"from\" FROM {SqliteTables}, pragma_foreign_key_list(tbl) f ORDER BY tbl, f.id, f.seq";

    private const string SqliteUniqueIndexes = $"""
        SELECT tbl, i.name, '', c.name FROM {SqliteTables}, pragma_index_list(tbl) i, pragma_index_info(i.name) c
        WHERE i."unique" = 1 ORDER BY tbl, i.name, c.seqno
        """;

    private const string PostgresColumns = """
        SELECT table_name, column_name, data_type FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
        """;

    private const string PostgresUniqueIndexes = """
        SELECT t.relname, i.relname, '', a.attname FROM pg_index x
        JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
        CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
        WHERE x.indisunique AND t.relname NOT LIKE '\_\_%' ORDER BY t.relname, i.relname, k.place
        """;

    private static string PostgresConstraints(string kind) => $"""
        SELECT t.relname, c.conname, coalesce(f.relname, ''), a.attname FROM pg_constraint c
        JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
        LEFT JOIN pg_class f ON f.oid = c.confrelid
        CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
        WHERE c.contype = '{kind}' AND t.relname NOT LIKE '\_\_%' ORDER BY t.relname, c.conname, k.place
        """;

    private static List<LiveKey> Keys(IEnumerable<string[]> rows) =>
        [.. rows.GroupBy(row => (row[0], row[1], row[2])).Select(key => new LiveKey(key.Key.Item1, key.Key.Item2, key.Key.Item3, [.. key.Select(row => row[3])]))];

    /// <summary>The rows of a query as text.</summary>
    internal static async Task<List<string[]>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }
}
