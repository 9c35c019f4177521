using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Places;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>An activity: what it is, what it costs, the number to call, and its coming days with the places left.</summary>
public sealed class IndexModel(PlaceForm form) : PageModel
{
    public Activity Activity => form.Activity;

    public IReadOnlyList<PlaceDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.FindAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        Days = await form.ListDaysAsync(cancellationToken);
        return Page();
    }
}
