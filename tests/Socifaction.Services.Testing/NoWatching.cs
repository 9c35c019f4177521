using System.Runtime.CompilerServices;

namespace Socifaction.Services.Testing;

/// <summary>
/// Tests open dozens of applications; none of them watches its files, since a machine lets one person watch only so many.
/// </summary>
internal static class NoWatching
{
#pragma warning disable CA2255 // Must be set before the first application of any test is built.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
    }
}
