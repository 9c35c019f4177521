using Microsoft.AspNetCore.Authorization;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Who waits, by activity: whose turn it is, why, and what is offered until when.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WaitingModel(WaitingList waiting) : StaffPage
{
    public IReadOnlyList<IGrouping<Guid, WaitingRow>> Lists { get; private set; } = [];

    public async Task OnGetAsync() => Lists = [.. (await waiting.RunAsync(null, Token)).GroupBy(row => row.Entry.OfferingId)];
}
