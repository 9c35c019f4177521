using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Who did not come and nobody has said why, to be asked gently; and registers that nobody kept.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AbsencesModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    private const int DaysBack = 30;
    private const int Most = 200;

    public IReadOnlyList<UnexplainedAbsence> Absences { get; private set; } = [];

    public IReadOnlyList<UnkeptRegister> Unkept { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var first = clock.Today.PlusDays(-DaysBack);
        Absences = await db.UnexplainedSince(first, clock.Now).Take(Most).ToListAsync(Token);
        Unkept = await db.UnkeptSince(first, clock.Now).Take(Most).ToListAsync(Token);
    }
}
