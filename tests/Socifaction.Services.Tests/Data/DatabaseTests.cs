using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Data;

public sealed class DatabaseTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>The intent to send must outlive a power cut: 2 is FULL.</summary>
    [Fact]
    public async Task What_sqlite_has_committed_is_on_the_disk()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, Token);

        (await house.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Token))).Should().Be(2);
        (await house.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Token))).Should().Be("wal");
    }
}
