import type { DiffusersConfig } from "./types.ts";

const THRESHOLDS = { thresholding: false, dynamic_thresholding_ratio: 0.995, sample_max_value: 1 };
const SOLVER = { solver_order: 2, lower_order_final: true };
const EDM = {
  sigma_min: 0.002,
  sigma_max: 80,
  sigma_data: 0.5,
  sigma_schedule: "karras",
  num_train_timesteps: 1000,
  rho: 7,
  final_sigmas_type: "zero",
};
const SIGMAS = { use_karras_sigmas: false, use_exponential_sigmas: false, use_beta_sigmas: false };
const DYNAMIC = { use_dynamic_shifting: false, time_shift_type: "exponential" };
const SEQUENCE = {
  base_shift: 0.5,
  max_shift: 1.15,
  base_image_seq_len: 256,
  max_image_seq_len: 4096,
  invert_sigmas: false,
  shift_terminal: null,
};
const SHIFTED = { num_train_timesteps: 1000, shift: 1 };

/** Classes that visit noise levels between bounds, with the defaults of their constructors. */
export const LEVELS: Readonly<Record<string, DiffusersConfig>> = {
  EDMEulerScheduler: { ...EDM, prediction_type: "epsilon" },
  EDMDPMSolverMultistepScheduler: {
    ...THRESHOLDS,
    ...SOLVER,
    ...EDM,
    prediction_type: "epsilon",
    algorithm_type: "dpmsolver++",
    solver_type: "midpoint",
    euler_at_final: false,
  },
  CosineDPMSolverMultistepScheduler: {
    ...SOLVER,
    sigma_min: 0.3,
    sigma_max: 500,
    sigma_data: 1,
    sigma_schedule: "exponential",
    num_train_timesteps: 1000,
    prediction_type: "v_prediction",
    rho: 7,
    solver_type: "midpoint",
    euler_at_final: false,
    final_sigmas_type: "zero",
  },
  CMStochasticIterativeScheduler: {
    num_train_timesteps: 40,
    sigma_min: 0.002,
    sigma_max: 80,
    sigma_data: 0.5,
    s_noise: 1,
    rho: 7,
    clip_denoised: true,
  },
  KarrasVeScheduler: {
    sigma_min: 0.02,
    sigma_max: 100,
    s_noise: 1.007,
    s_churn: 80,
    s_min: 0.05,
    s_max: 50,
  },
  ScoreSdeVeScheduler: {
    num_train_timesteps: 2000,
    snr: 0.15,
    sigma_min: 0.01,
    sigma_max: 1348,
    sampling_eps: 1e-5,
    correct_steps: 1,
  },
};

/** Classes that visit times of a rectified flow, with the defaults of their constructors. */
export const FLOWS: Readonly<Record<string, DiffusersConfig>> = {
  FlowMatchEulerDiscreteScheduler: {
    ...SIGMAS,
    ...DYNAMIC,
    ...SEQUENCE,
    ...SHIFTED,
    stochastic_sampling: false,
  },
  FlowMatchHeunDiscreteScheduler: { ...SHIFTED },
  FlowMatchLCMScheduler: {
    ...SIGMAS,
    ...DYNAMIC,
    ...SEQUENCE,
    ...SHIFTED,
    scale_factors: null,
    upscale_mode: "bicubic",
  },
  FlowMapEulerDiscreteScheduler: { ...SHIFTED },
  LTXEulerAncestralRFScheduler: { num_train_timesteps: 1000, eta: 1, s_noise: 1 },
  MiniMaxH3Scheduler: { shift: 12 },
  HeliosScheduler: {
    ...DYNAMIC,
    ...SOLVER,
    ...SHIFTED,
    stages: 3,
    stage_range: [0, 1 / 3, 2 / 3, 1],
    gamma: 1 / 3,
    thresholding: false,
    prediction_type: "flow_prediction",
    predict_x0: true,
    solver_type: "bh2",
    disable_corrector: [],
    solver_p: null,
    use_flow_sigmas: true,
    scheduler_type: "unipc",
  },
  HeliosDMDScheduler: {
    ...DYNAMIC,
    ...SHIFTED,
    stages: 3,
    stage_range: [0, 1 / 3, 2 / 3, 1],
    gamma: 1 / 3,
    prediction_type: "flow_prediction",
    use_flow_sigmas: true,
    time_shift_type: "linear",
  },
};

/** Classes that visit times of another process, with the defaults of their constructors. */
export const TIMES: Readonly<Record<string, DiffusersConfig>> = {
  IPNDMScheduler: { num_train_timesteps: 1000, trained_betas: null },
  DDPMWuerstchenScheduler: { scaler: 1, s: 0.008 },
  ConsistencyDecoderScheduler: { num_train_timesteps: 1024, sigma_data: 0.5 },
  SCMScheduler: { num_train_timesteps: 1000, prediction_type: "trigflow", sigma_data: 0.5 },
  ScoreSdeVpScheduler: {
    num_train_timesteps: 2000,
    beta_min: 0.1,
    beta_max: 20,
    sampling_eps: 0.001,
  },
};

/** Classes that diffuse tokens and not samples, with the defaults of their constructors. */
export const TOKENS: Readonly<Record<string, DiffusersConfig>> = {
  VQDiffusionScheduler: {
    num_vec_classes: null,
    num_train_timesteps: 100,
    alpha_cum_start: 0.99999,
    alpha_cum_end: 9e-6,
    gamma_cum_start: 9e-6,
    gamma_cum_end: 0.99999,
  },
  AmusedScheduler: { mask_token_id: null, masking_schedule: "cosine" },
  BlockRefinementScheduler: {
    block_length: 32,
    num_inference_steps: 32,
    threshold: 0.95,
    editing_threshold: null,
    minimal_topk: 1,
  },
  DiscreteDDIMScheduler: {
    num_inference_steps: 32,
    corrector_steps: 0,
    corrector_k: 1,
    corrector_selection: "lowest_log_margin",
    corrector_selection_tau: 1,
  },
  EntropyBoundScheduler: { entropy_bound: 0.1, t_max: 0.8, t_min: 0.4, num_inference_steps: 32 },
};
