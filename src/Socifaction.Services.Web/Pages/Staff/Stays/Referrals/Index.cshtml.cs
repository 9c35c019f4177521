using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Referrals;

/// <summary>The mirror of the municipality's list: who waits, with which papers, and what was offered.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaysPage(db, clock)
{
    public IReadOnlyList<(RoomReferral Referral, string Name)> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var rows = await Db.RoomReferrals.AsNoTracking().Include(r => r.Offers).Where(r => r.OfferingId == Premises.Id && r.Status == ReferralStatus.Waiting)
            .Join(Db.Residents, r => new { r.InitiativeId, Id = r.ResidentId }, p => new { p.InitiativeId, p.Id }, (r, p) => new { Referral = r, Name = p.GivenName + " " + p.Surname })
            .ToListAsync(Token);
        Rows = [.. rows.OrderBy(row => row.Referral.Position ?? int.MaxValue).ThenBy(row => row.Referral.DecidedOn).Select(row => (row.Referral, row.Name))];
        return Page();
    }
}
