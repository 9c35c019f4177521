using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Rooms;

/// <summary>The rooms, what each has, and who is in it today.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaysPage(db, clock)
{
    public ILookup<Guid, ClaimRow> InRoom { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        InRoom = (await Db.ListClaimsAsync(Premises.Id, Today, Today.PlusDays(1), Token))
            .DistinctBy(row => (row.RoomId, row.Claim.StayId, row.Claim.ResidenceId, row.Claim.ClosureId)).ToLookup(row => row.RoomId);
        return Page();
    }
}
