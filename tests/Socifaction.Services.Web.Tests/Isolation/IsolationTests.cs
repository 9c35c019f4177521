using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed class IsolationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task No_door_tells_a_neighbours_row_from_nobodys(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);

        var (findings, (requests, opened, doors)) = await WalkAsync(app);

        TestContext.Current.SendDiagnosticMessage($"{requests} requests through {doors} doors, {opened} opened");
        string.Join("\n", findings).Should().BeEmpty();
        opened.Should().Be(doors);
    }

    [Fact]
    public async Task The_walk_notices_when_the_filter_is_gone()
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop, services =>
            services.ConfigureDbContext<SqliteServicesDbContext>(options => options.ReplaceService<IModelCustomizer, Unfiltered>()));

        const string Sought = "reads the neighbour's words";
        var (findings, _) = await WalkAsync(app, Sought);

        findings.Should().Contain(finding => finding.Contains(Sought));
    }

    [Fact]
    public async Task PostgreSQL_keeps_the_neighbours_rows_even_without_the_filter()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, $"{TestDatabase.PostgresVariable} is not set");
        await using var app = await WebApp.OpenAsync(Engine.Postgres, Stop, services =>
            services.ConfigureDbContext<PostgresServicesDbContext>(options => options.ReplaceService<IModelCustomizer, Unfiltered>()));

        var (findings, _) = await WalkAsync(app);

        string.Join("\n", findings).Should().BeEmpty();
    }

    private static async Task<(List<string> Findings, (int, int, int) Count)> WalkAsync(WebApp app, string? until = null)
    {
        var own = await Village.FillAsync(app, app.Initiative, "OWN", Stop);
        var other = await Village.FillAsync(app, app.Neighbour, IsolationWalk.Canary, Stop);
        using var walk = new IsolationWalk(app, own, other, Stop);
        await walk.RunAsync(until);
        return (walk.Findings, walk.Count);
    }

    // The model without the filter; only here, the product has no such switch.
    private sealed class Unfiltered(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => type.BaseType is null))
                type.SetQueryFilter(ServicesDbContext.InitiativeFilter, null);
        }
    }
}
