import { serve } from "@inkwash/experiment/worker";

serve(self);
