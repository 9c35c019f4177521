using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>An activity: what it is, what it costs, the number to call, and its coming days with the places left.</summary>
public sealed class IndexModel(PlaceForm form, SignedIn signedIn, FindWeek find) : PageModel
{
    public Activity Activity => form.Activity;

    public IReadOnlyList<PlaceDay> Days { get; private set; } = [];

    /// <summary>Whether somebody of the telephone is enrolled here and says which days are needed.</summary>
    public bool HasWeek { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.FindAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        Days = await form.ListDaysAsync(cancellationToken);
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => person.Id).ToList();
        HasWeek = people.Count > 0 && await find.RunAsync(offering, people, byStaff: false, cancellationToken) is not null;
        return Page();
    }
}
