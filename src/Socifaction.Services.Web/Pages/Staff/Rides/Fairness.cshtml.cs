using Microsoft.AspNetCore.Authorization;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Needs;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>Who was refused, waited and sat on board how much in a month: by need, village and person.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class FairnessModel(ServicesDbContext db, InitiativeClock clock) : MonthPage(clock)
{
    /// <summary>The tables that have rows, each with its title.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<FairnessRow> Rows)> Tables { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var found = await db.ReadFairnessAsync(Month, Token);
        (string, IReadOnlyList<FairnessRow>)[] all =
        [
            (Words.FairByNeed, [.. found.ByNeed.Select(pair => pair.Value with { Name = pair.Key.InWords() })]),
            (Words.FairByVillage, found.ByVillage),
            (Words.FairByPerson, found.ByPerson),
        ];
        Tables = [.. all.Where(table => table.Item2.Count > 0)];
    }
}
