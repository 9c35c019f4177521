using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Stays;

/// <summary>An initiative with premises of two rooms, Ona and Petras in its register, and a clerk at the telephone.</summary>
internal sealed record StayTown(WebApp App, WebSession Clerk, Premises Premises, Room Single, Room Double, Resident Ona, Resident Petras) : IAsyncDisposable
{
    public const string OnasPhone = "+37061200001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<StayTown> OpenAsync(Engine engine)
    {
        var app = await WebApp.OpenAsync(engine, Stop);
        var premises = Given.Premises();
        premises.Bring = "Šlepetes ir rankšluostį";
        var town = new StayTown(app, await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop), premises, Given.Room(premises, 1, "1 kambarys"), Given.Room(premises, 2, "2 kambarys"),
            Pages.Staff.StaffDay.Named(Given.Resident()), Pages.Staff.StaffDay.Named(Given.Resident("Petras", "Petraitis", "+37061200002")));
        await app.SaveAsync(premises, town.Single, town.Double, town.Ona, town.Petras);
        return town;
    }

    public string Iso(int inDays) => Pages.Staff.StaffDay.Iso(App.Today.PlusDays(inDays));

    /// <summary>Sends the clerk's form for somebody.</summary>
    public Task<WebAnswer> BookAsync(Resident resident, string arrival, string departure, string room = "any", string care = "DailyHelp") =>
        Clerk.SubmitAsync($"~/staff/stays/book?resident={resident.Id}", new { Arrival = arrival, Departure = departure, Room = room, Whole = "bed", Purpose = "Respite", Care = care }, cancellationToken: Stop);

    /// <summary>Books nights and gives the stay.</summary>
    public async Task<Stay> StayAsync(Resident resident, int inDays, int nights, Room? room = null)
    {
        (await BookAsync(resident, Iso(inDays), Iso(inDays + nights), room?.Id.ToString() ?? "any")).Expect(System.Net.HttpStatusCode.Redirect);
        return (await StaysAsync()).Single(stay => stay.ResidentId == resident.Id && stay.Date == App.Today.PlusDays(inDays));
    }

    public Task<List<Stay>> StaysAsync() => App.ReadAsync(db => db.Stays.AsNoTracking().Include(s => s.Events).ToListAsync(Stop));

    public async ValueTask DisposeAsync()
    {
        Clerk.Dispose();
        await App.DisposeAsync();
    }
}
