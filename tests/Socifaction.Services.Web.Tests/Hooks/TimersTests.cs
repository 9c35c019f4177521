using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hooks;

public sealed class TimersTests
{
    [Fact]
    public async Task Every_timer_is_registered_anew_at_start_and_none_is_ever_repeated_by_hangfire()
    {
        var folder = Directory.CreateTempSubdirectory("socifaction-timers-").FullName;
        for (var start = 0; start < 2; start++)
        {
            var builder = WebApplication.CreateBuilder();
            builder.Configuration["Socifaction:DataDirectory"] = folder;
            builder.AddHouse();
            builder.AddSms();
            builder.AddTimers();
            await using var app = builder.Build();
            await app.PrepareAsync();
            var timers = app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Timers>().Single();
            await timers.StartAsync(TestContext.Current.CancellationToken);

            // Registered behind the start, on a thread of their own.
            List<string> registered = [];
            for (var look = 0; look < 500 && registered.Count < 3; look++)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
                registered = [.. app.Services.GetRequiredService<JobStorage>().GetConnection().GetRecurringJobs().Select(job => job.Id)];
            }

            registered.Should().BeEquivalentTo("reminders-send", "reminders-settle", "nightly");
            GlobalJobFilters.Filters.Select(f => f.Instance).OfType<AutomaticRetryAttribute>().Should().ContainSingle().Which.Attempts.Should().Be(0);
            await timers.StopAsync(TestContext.Current.CancellationToken);
        }

        Directory.Delete(folder, recursive: true);
    }
}
